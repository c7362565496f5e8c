"""What the browser may see."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kneetwitch.judging.present import public_view
from kneetwitch.judging.questions import judge
from tests.judging.examples import (
    BLANKS,
    COUNT,
    DOING,
    EVERY_KIND,
    LEFT,
    MATCH,
    MULTIPLE,
    ORDER,
    SINGLE,
    question,
)

OPEN = """
    id kind stem hint variant renewable text options unit also_units steps pairs partners left
    pieces blank label
"""


def keys_and_texts(node: object) -> tuple[set[str], set[str]]:
    keys: set[str] = set()
    texts: set[str] = set()
    if isinstance(node, dict):
        keys |= node.keys()
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        more_keys, more_texts = keys_and_texts(inner)
        keys |= more_keys
        texts |= more_texts | ({inner} if isinstance(inner, str) else set())
    return keys, texts


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda q: q.id)
def test_the_view_is_json_and_holds_no_key_and_no_feedback(one: Any) -> None:
    view = public_view(one, variant=3, seed=5)
    assert json.loads(json.dumps(view)) == view
    keys, texts = keys_and_texts(view)
    assert keys <= set(OPEN.split())
    said_afterwards = ("feedback", "left out", "why ", "Yes", "goes with", "In order", "All joined", "Filled")
    assert not [text for text in texts if text.startswith(said_afterwards)]
    assert not any("400" in text for text in texts)


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda q: q.id)
def test_the_same_seed_gives_the_same_view_and_another_seed_another_order(one: Any) -> None:
    assert public_view(one, 1, 7) == public_view(one, 1, 7)
    if one.kind not in ("number", "doing"):
        assert len({json.dumps(public_view(one, 1, seed)) for seed in range(20)}) > 1


def test_shuffling_keeps_every_option_and_shuffle_false_keeps_their_order() -> None:
    authored = [option.id for option in MULTIPLE.option]
    shown = [option["id"] for option in public_view(MULTIPLE, seed=2)["options"]]
    assert sorted(shown) == sorted(authored)
    assert shown != authored
    fixed = MULTIPLE.model_copy(update={"shuffle": False})
    assert [option["id"] for option in public_view(fixed, seed=2)["options"]] == authored


def test_over_many_seeds_the_right_option_stands_in_every_place() -> None:
    views = [public_view(SINGLE, seed=seed) for seed in range(50)]
    assert {view["options"].index({"id": "coffee", "text": "Text coffee"}) for view in views} == {0, 1, 2}


def test_steps_are_never_shown_in_the_right_order() -> None:
    steps = [{"id": name, "text": name, "feedback": name} for name in ("wake", "drink", "sleep")]
    for one in (ORDER, question("order", step=steps, right="Yes.")):
        for seed in range(200):
            shown = [step["id"] for step in public_view(one, seed=seed)["steps"]]
            assert judge(one, shown).outcome != "right"


def test_the_partners_shown_are_accepted_by_judging_under_every_seed() -> None:
    own = {"twitch": "brief", "cramp": "painful", "tremor": "rhythmic"}
    for seed in range(10):
        ids = {partner["text"]: partner["id"] for partner in public_view(MATCH, seed=seed)["partners"]}
        assert len(ids) == 4
        assert judge(MATCH, {pair: ids[text] for pair, text in own.items()}).outcome == "right"


def test_the_id_of_a_partner_says_nothing_about_its_pair() -> None:
    view = public_view(MATCH)
    names = {pair["id"] for pair in view["pairs"]}
    assert not [partner for partner in view["partners"] if any(name in partner["id"] for name in names)]
    without_extra = MATCH.model_copy(update={"pair": MATCH.pair[::-1]})
    assert {p["id"] for p in public_view(without_extra)["partners"]} == {p["id"] for p in view["partners"]}


def test_blanks_come_in_pieces_that_make_up_the_text() -> None:
    pieces = public_view(BLANKS)["pieces"]
    rebuilt = "".join(piece.get("text") or "{" + piece["blank"] + "}" for piece in pieces)
    assert rebuilt == BLANKS.text
    assert [piece["label"] for piece in pieces if "blank" in piece] == ["gap 1 of 2", "gap 2 of 2"]


def test_drawn_values_are_filled_in_and_can_be_renewed() -> None:
    view = public_view(LEFT, variant=0)
    assert view["stem"] == "80 mg at noon, half-life 4 h: how much is left after 10.5 h?"
    assert view["renewable"]
    assert not public_view(COUNT)["renewable"]


def test_the_view_names_the_units_one_may_type() -> None:
    assert public_view(COUNT)["unit"] == ""
    assert public_view(COUNT)["also_units"] == ["cups"]


def test_a_doing_shows_no_need_and_not_how_it_is_solved() -> None:
    assert public_view(DOING).keys() == {"id", "kind", "stem", "hint", "variant", "renewable"}
    assert not public_view(DOING)["renewable"]
