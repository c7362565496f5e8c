"""What one record cannot know alone: mentions that lead nowhere, unused sources, reviews past due."""

from __future__ import annotations

import datetime as dt

from kneetwitch.library import crossrefs, library
from kneetwitch.library.reading import read_with_problems
from tests.library.conftest import Copy

LAST_CHECK = max(claim.checked_on for claim in library().claims.values())


def test_an_unknown_source_of_a_claim_is_told_with_near_matches(copy: Copy) -> None:
    copy.edit("claims/als.toml", '"mndaredflags"]', '"mndaredflags", "mndaredflag"]')
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == ("claims/als.toml", "claim[A32].sources", "mndaredflag")
    assert "did you mean 'mndaredflags'" in slip.expected


def test_an_unknown_source_of_a_part_names_the_part(copy: Copy) -> None:
    copy.edit("claims/stimulants.toml", '"simon2013clinicians",', '"simon2013clinicians", "nobody1900",')
    slip = copy.only_problem()
    assert slip.key == "claim[A25].part[ordinary-amounts].sources"


def test_an_unknown_source_of_a_fact_a_flag_and_a_row_is_told(copy: Copy) -> None:
    copy.edit("facts/als.toml", 'sources = ["', 'sources = ["nobody1901", "')
    copy.edit("red_flags.toml", 'sources = ["', 'sources = ["nobody1902", "')
    copy.edit("tables/drinks.csv", ",mayo2025caffeine mayo2012", ",nobody1903 mayo2025caffeine mayo2012")
    told = {(slip.file, slip.value) for slip in copy.problems()}
    assert told == {
        ("facts/als.toml", "nobody1901"),
        ("red_flags.toml", "nobody1902"),
        ("tables/drinks.csv", "nobody1903"),
    }


def test_an_unknown_source_of_an_option_of_a_question_is_told(copy: Copy) -> None:
    copy.edit(
        "questions/06_stimulants.toml",
        'id = "pulls-muscle"\n',
        'id = "pulls-muscle"\nsources = ["kalmar2005cafeine"]\n',
    )
    slip = copy.only_problem()
    assert slip.file == "questions/06_stimulants.toml"
    assert slip.key == "question[what-caffeine-does].option[pulls-muscle].sources"
    assert "did you mean 'kalmar2005caffeine'" in slip.expected


def test_a_question_that_tests_no_claim_or_fact_is_told(copy: Copy) -> None:
    copy.edit(
        "questions/06_stimulants.toml", 'tests = "caffeine-how-it-works"', 'tests = "caffeine-how-it-work"'
    )
    slip = copy.only_problem()
    assert slip.key == "question[what-caffeine-does].tests"
    assert "did you mean 'caffeine-how-it-works'" in slip.expected


def test_a_claim_without_a_source_is_told(copy: Copy) -> None:
    copy.edit("claims/als.toml", 'sources = ["britannicaals", "niceta20"]', "sources = []")
    slip = copy.problems()[0]
    assert (slip.file, slip.key, slip.value) == ("claims/als.toml", "claim[A31].sources", [])


def test_a_claim_that_is_not_supported_needs_two_different_sources(copy: Copy) -> None:
    copy.edit(
        "claims/als.toml",
        'sources = ["miller2012riluzole", "hinchcliffe2017riluzole", "andrews2020riluzole"]',
        'sources = ["miller2012riluzole", "miller2012riluzole"]',
    )
    slip = copy.problems()[0]
    assert (slip.file, slip.key) == ("claims/als.toml", "claim[A36]")
    assert "A36: verdict 'refined' needs two different sources" in slip.expected


def test_a_source_that_nothing_cites_is_told(copy: Copy) -> None:
    copy.append("references.bib", "\n@misc{lonely, title={Alone}, url={https://example.org/alone}}\n")
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == ("references.bib", "lonely", "Alone")
    assert slip.expected == "nothing cites it: cite it or remove it"


def test_a_source_that_only_a_notebook_cites_is_used(copy: Copy) -> None:
    copy.append("references.bib", "\n@misc{lonely, title={Alone}, url={https://example.org/alone}}\n")
    whole, _ = read_with_problems(copy.folder)
    assert crossrefs.uncited_sources(whole, also_cited=frozenset({"lonely"})) == []


def test_an_unknown_cause_is_told_with_near_matches(copy: Copy) -> None:
    copy.edit("claims/dehydration.toml", 'cause = "dehydration"', 'cause = "dehidration"')
    copy.edit("facts/als.toml", 'cause = "als"', 'cause = "asl"')
    copy.edit("red_flags.toml", 'causes = ["stimulants",', 'causes = ["stimulant",')
    told = {slip.key: slip.expected for slip in copy.problems()}
    assert "did you mean 'dehydration'" in told["claim[A07].cause"]
    assert "did you mean 'als'" in told["fact[als-what-it-is].cause"]
    assert "did you mean 'stimulants'" in told["red_flag[thoughts-of-suicide].causes"]


def test_a_change_of_a_parameter_that_is_not_in_the_table_is_told_with_near_matches(copy: Copy) -> None:
    copy.edit("changes.toml", "axon-kv1 = 1.0", "axon-kv2 = 1.0")
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == ("changes.toml", "change[kv1-working].follows", "axon-kv2")
    assert "motor_unit_parameters.csv" in slip.expected
    assert "did you mean 'axon-kv1'" in slip.expected


def test_a_change_moves_no_gate(copy: Copy) -> None:
    """A gate's numbers belong together."""
    copy.edit("changes.toml", "axon-calcium = 1.0", "gate-m-opening-at = 1.0")
    assert copy.problems()[0].value == "gate-m-opening-at"


def test_bounds_of_a_change_that_do_not_hold_the_healthy_value_are_told(copy: Copy) -> None:
    copy.edit("changes.toml", "low = 0.6\nhigh = 1.4", "low = 0.6\nhigh = 1.1")
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == ("changes.toml", "change[calcium].low", 1.2)
    assert slip.expected == "the bounds 0.6 to 1.1 must hold the healthy value"


def test_bounds_of_a_change_that_multiplies_must_hold_one(copy: Copy) -> None:
    copy.edit("changes.toml", "low = 0.0\nhigh = 1.0", "low = 0.0\nhigh = 0.9")
    slip = copy.only_problem()
    assert (slip.key, slip.value) == ("change[kv1-working].low", 1.0)


def test_an_unknown_source_and_an_unknown_cause_of_a_change_are_told(copy: Copy) -> None:
    copy.edit("changes.toml", '"hille1975surface"', '"hille1975surfac"')
    copy.edit("changes.toml", 'cause = "nutrition"', 'cause = "nutriton"')
    told = {slip.key: slip.expected for slip in copy.problems() if slip.file == "changes.toml"}
    assert "did you mean 'hille1975surface'" in told["change[calcium].sources"]
    assert "did you mean 'nutrition'" in told["change[calcium].cause"]


def test_an_unknown_source_of_a_number_of_the_model_is_told(copy: Copy) -> None:
    copy.edit("tables/motor_unit_parameters.csv", ",lexell1983fibres ", ",lexell1983fibre ")
    slip = copy.only_problem()
    assert (slip.file, slip.value) == ("tables/motor_unit_parameters.csv", "lexell1983fibre")
    assert "did you mean 'lexell1983fibres'" in slip.expected


def test_no_review_is_overdue_on_the_day_the_sources_were_checked() -> None:
    assert crossrefs.overdue(library(), LAST_CHECK) == []


def test_on_the_due_day_itself_a_review_is_not_yet_overdue_and_a_day_later_it_is() -> None:
    claim = library().claims["A36"]
    assert claim.medicine
    assert "claim[A36].checked_on" not in _overdue_on(claim.due_on)
    assert "claim[A36].checked_on" in _overdue_on(claim.due_on + dt.timedelta(days=1))


def test_after_a_year_the_claims_with_a_medicine_are_overdue_and_after_two_all() -> None:
    claims = library().claims.values()
    thirteen_months = _overdue_on(LAST_CHECK + dt.timedelta(days=400))
    assert thirteen_months == {f"claim[{c.id}].checked_on" for c in claims if c.medicine}
    assert len(_overdue_on(LAST_CHECK + dt.timedelta(days=800))) == len(claims)


def test_an_overdue_review_names_the_file_and_both_dates() -> None:
    slip = crossrefs.overdue(library(), dt.date(2099, 1, 1))[0]
    claim = library().claims[slip.key.removeprefix("claim[").removesuffix("].checked_on")]
    assert slip.file == f"claims/{claim.cause}.toml"
    assert slip.value == claim.checked_on.isoformat()
    assert str(claim.due_on) in slip.expected


def _overdue_on(today: dt.date) -> set[str]:
    return {slip.key for slip in crossrefs.overdue(library(), today)}
