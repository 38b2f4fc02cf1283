"""Make a journal of so many entries, the same each time, to measure isp on.

    python bench/journals.py HOME ENTRIES [--until DAY]

Entries of every kind, in the form isp writes today, each about two kilobytes: notes after
sessions, the ten questions, sets of isp's own and one of the writer's, evidence, promises with
what came of them, plans of which the last is open, their reviews, and levels. About five hundred a
year, up to the day `--until` (yesterday). The seed is fixed: another day moves the days, nothing
else. `listening` stands in most entries, `marigold` in three, and facilitation is named in about a
tenth. Run it with the Python isp is installed for.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, Outcome
from isp_cli.entry.ids import new_id
from isp_cli.entry.naming import with_names
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.entry.promises import (
    NEW,
    MadePromise,
    outcomes_in,
    promises_of,
    question_about,
    with_outcome,
    with_promises,
)
from isp_cli.framework.bundled import bundled_edition
from isp_cli.framework.edition import Edition
from isp_cli.framework.names import Names
from isp_cli.framework.records import GUIDE, TCI, Question
from isp_cli.journal.entry_file import new_file
from isp_cli.levels.levels import level_questions
from isp_cli.plan.closing import closed_plan
from isp_cli.plan.review import apply_review, review_questions, with_competencies
from isp_cli.questions.sets import about_competency
from isp_cli.questions.store import question_set

SEED = 12
A_YEAR = 500
COMMON, RARE, RARE_ENTRIES = "listening", "marigold", 3
OPEN_PROMISES = 12  # at most: whoever has more lets the oldest go
SHARES = {  # of a thousand entries; the rest are notes after sessions
    "evidence": 140,
    "promise": 80,
    "guide-ten": 30,
    "supervision": 40,
    "dilemma": 25,
    "coaching": 25,
    "about-competency": 25,
    "team-debrief": 15,
    "levels": 20,
    "review": 16,
    "plan": 4,
}
ALWAYS = ("evidence", "promise", "guide-ten", "supervision", "dilemma", "levels", "review", "plan")
OWN_SET = """\
format: isp-questions/1
id: supervision
name: Before supervision
whose: me
text: For ten minutes before I see my supervisor.
questions:
  - id: supervision.mood
    text: How do you arrive?
    answer: choice
    options:
      - {id: rested, name: rested}
      - {id: hurried, name: hurried}
      - {id: worried, name: worried}
  - id: supervision.bring
    text: What do you bring?
  - id: supervision.avoid
    text: What would you rather not talk about?
  - id: supervision.competencies
    text: Which competencies is it about?
    answer: competencies
  - id: supervision.promise
    text: What do you want to have done by next time?
    answer: promise
"""
WORDS = f"""
the a to and in that it is was for on with as be at by this have from had not but what all were when
we there can an which their said if will each about how up out them then she many some so these
would other into has more her two like him see time could no make than first been its who now people
my made over did down only way find use may long little very after words called just where most know
team decision evidence feedback pattern conflict trust {COMMON} commitment outcome practice
uncertainty tension experience signal value risk review habit question answer because although
however between during without against through before while since until notice name ask wait share
meeting Tuesday school nurse parent inspector colleague manager budget agenda visit workshop plan
silence chair window coffee bus families clinic data chart checklist trial cycle Zoë Søren Priya
Josef clear slow honest careful open curious difficult useful quiet brave small large early late
better worse same different
""".split()
SITES = ("Site A", "Site B", "Site C, the clinic", "Sites A and B", "the county team", "Café round")


def main() -> None:
    """Make the journal the command line asks for."""
    parser = argparse.ArgumentParser(description="make a journal to measure isp on")
    parser.add_argument("home", type=Path)
    parser.add_argument("entries", type=int)
    parser.add_argument("--until", type=date.fromisoformat, default=None)
    asked = parser.parse_args()
    fill(asked.home, asked.entries, asked.until)


def fill(home: Path, entries: int, until: date | None = None) -> None:
    """Write a journal of so many entries below an empty home."""
    os.umask(0o077)
    own = home / "question-sets" / "supervision.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN_SET, "utf-8")
    for record in Writer(home, entries, until or date.today() - timedelta(days=1)).records():
        path = home / "journal" / record.id[:4] / record.id[5:7] / f"{record.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new_file(record, path).data)


class Writer:
    """Somebody who writes so many entries up to a day; each run writes the same."""

    def __init__(self, home: Path, entries: int, until: date) -> None:
        self.random = random.Random(f"{SEED} {entries}")
        self.home, self.until = home, until
        self.kinds = self._kinds(entries)
        self.begun = self._days(entries)
        self.entries: dict[str, Entry] = {}
        self.plans: list[Plan] = []
        self.open: list[tuple[str, str]] = []  # the promises: entry and question, oldest first
        self.edition, self.levels_edition = bundled_edition(GUIDE), bundled_edition(TCI)
        self.guide, self.tci = self.edition.framework, self.levels_edition.framework
        self.names = Names(self.guide, lambda: [self.tci])

    def _kinds(self, entries: int) -> list[str]:
        shared = {
            kind: max(round(share * entries / 1000), kind in ALWAYS)
            for kind, share in SHARES.items()
        }
        plans = shared.pop("plan")
        kinds = [kind for kind, count in shared.items() for _ in range(count)]
        kinds += ["after-session"] * (entries - plans - len(kinds))
        self.random.shuffle(kinds)
        for number in range(plans):
            kinds.insert(number * entries // plans, "plan")
        return kinds

    def _days(self, entries: int) -> list[tuple[date, int]]:
        """Return the day of each entry and its minute of that day, in order."""
        span = max(365 * entries // A_YEAR, 365)
        back = [span, *sorted(self.random.choices(range(span), k=entries - 2), reverse=True), 0]
        minutes = [self.random.randrange(7 * 60, 21 * 60) for _ in back]
        days = (self.until - timedelta(days=each) for each in back)
        return sorted(zip(days, minutes, strict=True))

    def records(self) -> list[Entry | Plan]:
        """Write them all, oldest first."""
        rare = set(self.random.sample(range(1, len(self.kinds) - 1), RARE_ENTRIES))
        for number, (kind, (day, minute)) in enumerate(zip(self.kinds, self.begun, strict=True)):
            self.day, self.minute, self.is_rare = day, minute, number in rare
            if kind == "plan":
                self._plan()
            elif kind == "review":
                self._review()
            else:
                self._entry(kind)
            self._let_go()
        return [*self.entries.values(), *self.plans]

    # what is written down

    def _entry(self, kind: str) -> None:
        if kind == "levels":
            bare = self._begun("levels", pin=self.levels_pin)
            asked = self.random.sample(level_questions(self.tci, bare), 4)
            questions: tuple[Question, ...] = tuple(asked)
            answers = [self._placed(each) for each in asked]
            entry = self._begun("levels", pin=self.levels_pin, answers=answers)
        elif kind == "promise":
            questions = (NEW,)
            entry = self._begun("promise", answers=[self._answer(NEW)])
        else:
            about = self._competency() if kind == "about-competency" else ""
            questions = self._questions(kind, about)
            answers = [self._answer(each, about) for each in questions if self._is_answered(each)]
            entry = self._begun(
                "evidence" if kind == "evidence" else "reflection",
                set="" if kind == "guide-ten" else kind,
                label=f"{self._one(SITES)}, {self._phrase(3)}" if kind == "after-session" else "",
                about=about,
                answers=[*self._brought_back(kind), *answers],
            )
        self._keep(with_promises(entry, questions, self._numbers_taken()), questions)

    def _plan(self) -> None:
        if self.plans:
            self.plans[-1] = closed_plan(self.plans[-1], at=self._time(), learnt=self._text())
        numbers = iter(range(1, 100))
        competencies = tuple(
            Development(
                competency=each,
                why=self._text(),
                resources=(self._phrase(4), self._phrase(3)),
                people=(self._one(("Noor", "Ruth", "Helen")),),
                steps=tuple(
                    PlanStep(step=next(numbers), text=self._sentence(), due=self._ahead(30, 300))
                    for _ in range(3)
                ),
            )
            for each in self.random.sample(self.competencies, 2)
        )
        plan = Plan(
            id=self._new_id("plan"),
            framework=self.pin,
            started=self._time(),
            horizon=self._ahead(500, 700),
            next_review=self._ahead(80, 100),
            competencies=competencies,
        )
        self.plans.append(with_names(plan, self.names))

    def _review(self) -> None:
        plan = self.plans[-1]
        asked = review_questions(plan, self.names)
        about_steps = [each for each in asked if each.options]
        answers = [self._step_done(each) for each in about_steps[:1]]
        for each in asked:
            if not each.options:
                text = self._ahead(80, 100) if each.answer == "day" else self._text()
                answers.append(Answer(question=each.id, asked=each.text, text=text))
        review = self._begun("review", set="plan-review", plan=plan.id, answers=answers)
        review = with_competencies(review, plan)
        self.plans[-1] = apply_review(plan, review)
        self._keep(review, asked)

    def _step_done(self, question: Question) -> Answer:
        when, came = question.follow_ups[:2]
        said = ((when, self.day.isoformat()), (came, self._text()))
        follow_ups = tuple(
            FollowUpAnswer(question=each.id, asked=each.text, text=text) for each, text in said
        )
        return Answer(
            question=question.id, asked=question.text, chosen="done", follow_ups=follow_ups
        )

    def _keep(self, entry: Entry, questions: tuple[Question, ...]) -> None:
        entry = with_names(entry, self.names, questions)
        self.entries[entry.id] = entry
        self.open += [(entry.id, each.question) for each in entry.promises]
        for id, question, outcome, due in outcomes_in(entry, self.day):
            self._tell(id, question, outcome, due)

    def _tell(self, id: str, question: str, outcome: Outcome, due: str = "") -> None:
        self.entries[id] = with_outcome(self.entries[id], question, outcome, due=due)
        self.open.remove((id, question))
        if outcome.how == "still-open":
            self.open.append((id, question))

    def _let_go(self) -> None:
        while len(self.open) > OPEN_PROMISES:
            how = "kept" if self.random.random() < 0.8 else "let-go"
            outcome = Outcome(on=self.day.isoformat(), how=how, note=self._sentence())
            self._tell(*self.open[0], outcome)

    # what is answered

    def _questions(self, kind: str, about: str) -> tuple[Question, ...]:
        if kind == "guide-ten":
            return self.guide.questions
        questions = question_set(self.home, kind).questions
        capability = self.guide.capability(about)
        return about_competency(questions, capability) if capability else questions

    def _is_answered(self, question: Question) -> bool:
        """Say whether it is answered: promises and activities only at times."""
        chance = {"promise": 0.55, "activities": 0.6}.get(question.answer, 0.97)
        return question.id == "evidence.happened" or self.random.random() < chance

    def _answer(self, question: Question, about: str = "") -> Answer:
        chosen: dict[str, Any] = {}
        kind = question.answer
        if kind in ("competencies", "development"):
            chosen["competencies"] = self._competencies(2)
        elif kind in ("principles", "in-play"):
            chosen["principles"] = (self._one(self.guide.principles).id,)
            if kind == "in-play":
                chosen["competencies"] = self._competencies(self.random.choice((1, 1, 2)))
        elif kind == "activities":
            held = self.guide.capability(about or self._competency())
            assert held
            chosen["activities"] = (self._one(held.every_activity()).id,)
        elif kind == "choice":
            chosen["chosen"] = self._one(question.options).id
        elif kind == "evidence":
            chosen["how"] = self._one(("impression", "feedback", "data", "observed"))
        if kind == "day":
            chosen["text"] = self.day.isoformat()
        elif question.words == "asked":
            chosen["text"] = self._sentence() if kind == "promise" else self._text()
        follow_ups = tuple(
            FollowUpAnswer(
                question=each.id,
                competency=competency,
                asked=each.text,
                text=self._ahead(5, 60) if each.answer == "day" else self._text(),
            )
            for competency in (chosen["competencies"] if kind == "development" else ("",))
            for each in question.follow_ups
            if not each.only_if
        )
        return Answer(question=question.id, asked=question.text, follow_ups=follow_ups, **chosen)

    def _placed(self, question: Question) -> Answer:
        option = self._one(question.options).id
        (words,) = (each for each in question.follow_ups if each.only_if == option)
        said = FollowUpAnswer(question=words.id, asked=words.text, text=self._text())
        return Answer(question=question.id, asked=question.text, chosen=option, follow_ups=(said,))

    def _brought_back(self, kind: str) -> Iterator[Answer]:
        """Answer what came of the promise that has waited longest, in half of the sittings."""
        if kind == "evidence" or not self.open or self.random.random() < 0.5:
            return
        id, question = self.open[0]
        if self.entries[id].day >= self.day:
            return
        held = next(each for each in promises_of(self.entries[id]) if _of(each) == question)
        asked = question_about(held)
        how = self.random.choices(("kept", "still-open", "let-go"), (7, 2, 1))[0]
        follow_ups = tuple(
            FollowUpAnswer(
                question=each.id,
                asked=each.text,
                text=self._ahead(5, 60) if each.answer == "day" else self._sentence(),
            )
            for each in asked.follow_ups
            if each.only_if == how
        )
        yield Answer(question=asked.id, asked=asked.text, chosen=how, follow_ups=follow_ups)

    # what all of it is made of

    def _begun(
        self,
        kind: str,
        *,
        pin: FrameworkPin | None = None,
        set: str = "",
        label: str = "",
        about: str = "",
        plan: str = "",
        answers: Sequence[Answer] = (),
    ) -> Entry:
        return Entry(
            id=self._new_id(kind),
            kind=kind,
            framework=pin or self.pin,
            set=set,
            label=label,
            about=about,
            plan=plan,
            started=self._time(),
            finished=self._time(8),
            answers=tuple(answers),
        )

    @cached_property
    def pin(self) -> FrameworkPin:
        return _pin(self.edition)

    @cached_property
    def levels_pin(self) -> FrameworkPin:
        return _pin(self.levels_edition)

    @cached_property
    def competencies(self) -> list[str]:
        return [each.id for each in self.guide.competencies()]

    def _numbers_taken(self) -> set[int]:
        held = (each for id, _ in self.open for each in self.entries[id].promises)
        return {each.number or 0 for each in held}

    def _new_id(self, kind: str) -> str:
        while True:
            id = new_id(self.day, kind, self.random.randbytes(4))
            if id not in self.entries:
                return id

    def _time(self, later: int = 0) -> str:
        hour, minute = divmod(self.minute + later, 60)
        return f"{self.day}T{hour:02}:{minute:02}:00+00:00"

    def _ahead(self, nearest: int, furthest: int) -> str:
        return (self.day + timedelta(days=self.random.randint(nearest, furthest))).isoformat()

    def _competency(self) -> str:
        return self._one(self.competencies)

    def _competencies(self, count: int) -> tuple[str, ...]:
        return tuple(self.random.sample(self.competencies, count))

    def _one(self, held: Sequence[Any]) -> Any:
        return self.random.choice(held)

    def _text(self) -> str:
        """Write a few sentences, at times in two paragraphs."""
        sentences = [self._sentence() for _ in range(self.random.randint(3, 6))]
        joints = self.random.choices((" ", "\n", "\n\n"), (6, 2, 1), k=len(sentences))
        pairs = zip(sentences, joints, strict=True)
        return "".join(f"{each}{joint}" for each, joint in pairs).strip()

    def _sentence(self) -> str:
        words = self.random.choices(WORDS, k=self.random.randint(6, 18))
        if self.is_rare:
            words[len(words) // 2] = RARE
            self.is_rare = False
        sentence = " ".join(words)
        return f"{sentence[0].upper()}{sentence[1:]}{self.random.choice('.....?!')}"

    def _phrase(self, count: int) -> str:
        return " ".join(self.random.choices(WORDS, k=count))


def _of(held: MadePromise) -> str:
    return held.promise.question


def _pin(edition: Edition) -> FrameworkPin:
    framework = edition.framework
    return FrameworkPin(id=framework.id, version=framework.version, digest=edition.digest)


if __name__ == "__main__":
    main()
