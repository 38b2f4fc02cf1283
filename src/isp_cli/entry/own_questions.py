"""isp's own questions: what their ids mean, and what their options are called.

What is asked in them stands where it is asked: in `entry.promises`, `levels`, `plan`."""

from __future__ import annotations

from isp_cli.entry.ids import is_id

# each way of knowing: as the person says it, as it is said to them, and as a heading
HOW = {
    "impression": "my own impression",
    "feedback": "feedback from somebody",
    "data": "data",
    "observed": "observed by somebody",
}
HOW_CHOICES = " or ".join((", ".join([*HOW][:-1]), [*HOW][-1]))
HOW_IN_A_SENTENCE = {
    "impression": "your own impression",
    "feedback": "feedback",
    "data": "data",
    "observed": "what somebody observed",
}
HOW_AS_LABEL = {
    "impression": "Your own impression",
    "feedback": "Feedback",
    "data": "Data",
    "observed": "Observed",
}

OUTCOMES = {"kept": "Kept", "still-open": "Still open", "let-go": "Let go"}
_PREFIX = "promise."


def promise_of_question(question: str) -> tuple[str, str] | None:
    """Return the entry and the question of the promise a question brings back, if it does."""
    entry, dot, promise = question.removeprefix(_PREFIX).partition(".")
    return (entry, promise) if question.startswith(_PREFIX) and dot and entry != "new" else None


KIND = "levels"
_NOT_MY_ROLE = "not-my-role"
PLACES = {
    _NOT_MY_ROLE: "Not part of my role",
    "foundational": "Foundational",
    "advanced": "Advanced",
}

_PREFIX_levels = "level."


def level_question_id(competency: str) -> str:
    """Return the id of the question that places somebody in a competency."""
    return f"{_PREFIX_levels}{competency}"


def level_competency(question: str) -> str:
    """Return the id of the competency a question places somebody in; nothing for another one."""
    return question.removeprefix(_PREFIX_levels) if question.startswith(_PREFIX_levels) else ""


STANDS = {"done": "Done", "changed": "Changed", "dropped": "Dropped", "ahead": "Still ahead"}
_STEP, _CHANGED = "step.", "review.changed."


def step_of_question(question: str, plan: str) -> int | None:
    """Return the number of the plan's step a question is about, if it is about one."""
    begins = f"{_STEP}{plan}."
    number = question.removeprefix(begins)
    is_number = number.isascii() and number.isdigit() and len(number) < 9
    return int(number) if question.startswith(begins) and is_number else None


def is_about_step(question: str) -> bool:
    """Claim that a question is about a step of some plan."""
    plan = question.removeprefix(_STEP).partition(".")[0]
    return is_id(plan) and step_of_question(question, plan) is not None


def question_of_renamed(question: str, old: str, new: str) -> str:
    """Return a question's id where the entry whose promise or step it asks after has a new id."""
    for prefix in (_PREFIX, _STEP):
        if question.startswith(f"{prefix}{old}."):
            return f"{prefix}{new}{question.removeprefix(prefix + old)}"
    return question


def reviewed_competency(question: str) -> str:
    """Return the competency whose changes a question asks about, or nothing."""
    return question.removeprefix(_CHANGED) if question.startswith(_CHANGED) else ""
