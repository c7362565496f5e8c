"""A slip in a data file is told with file, key, value, what was expected and near matches."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneetwitch.library.errors import DataError, OneSentenceError, Problem, near, unknown
from kneetwitch.library.reading import read_library, read_with_problems
from tests.library.conftest import Copy


def test_the_data_of_the_course_hold_no_slip(copy: Copy) -> None:
    assert copy.problems() == []


def test_a_misspelt_key_is_told_with_the_key_that_was_meant(copy: Copy) -> None:
    copy.edit("claims/als.toml", "strength =", "strenght =")
    missing, misspelt = copy.problems()[:2]
    assert str(missing) == "claims/als.toml: claim[A30].strength = None: this key is missing"
    assert (misspelt.file, misspelt.key) == ("claims/als.toml", "claim[A30].strenght")
    assert misspelt.expected.startswith("unknown key; did you mean 'strength'")


def test_a_misspelt_verdict_is_told_with_the_verdicts_there_are(copy: Copy) -> None:
    copy.edit("claims/als.toml", 'verdict = "refined"', 'verdict = "refind"')
    slip = copy.problems()[0]
    assert (slip.file, slip.key, slip.value) == ("claims/als.toml", "claim[A30].verdict", "refind")
    assert "did you mean 'refined'?" in slip.expected


def test_a_misspelt_kind_of_question_is_told_with_the_kinds_there_are(copy: Copy) -> None:
    copy.edit("questions/06_stimulants.toml", 'kind = "single"', 'kind = "singel"')
    slip = copy.problems()[0]
    assert (slip.file, slip.value) == ("questions/06_stimulants.toml", "singel")
    assert "did you mean 'single'" in slip.expected


def test_a_number_where_text_belongs_is_told(copy: Copy) -> None:
    copy.edit("facts/als.toml", 'unit = "of 180 people"', "unit = 180")
    slip, *_ = copy.problems()  # those that follow name the fact, and no longer find it
    assert (slip.file, slip.key, slip.value) == ("facts/als.toml", "fact[als-benign-180].unit", 180)


def test_an_id_used_twice_names_the_file_that_has_it(copy: Copy) -> None:
    copy.edit("facts/als.toml", 'id = "als-no-cure"', 'id = "als-inherited"')
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == ("facts/als.toml", "fact.id", "als-inherited")
    assert slip.expected == "this id is already taken in facts/als.toml"


def test_an_id_used_in_two_files_names_the_first(copy: Copy) -> None:
    copy.edit("facts/treatment.toml", 'id = "treat-the-cause"', 'id = "als-no-cure"')
    slip = copy.only_problem()
    assert (slip.file, slip.value) == ("facts/treatment.toml", "als-no-cure")
    assert "facts/als.toml" in slip.expected


def test_broken_toml_names_file_and_line(copy: Copy) -> None:
    copy.append("glossary.toml", '\n[[term]\nid = "x"\n')
    slip = copy.only_problem()
    assert (slip.file, slip.key) == ("glossary.toml", "TOML")
    assert "line" in str(slip.value)


def test_bytes_that_are_no_text_name_the_file(copy: Copy) -> None:
    (copy.folder / "glossary.toml").write_bytes(b"\xff\xfe\x00")
    slip = copy.only_problem()
    assert (slip.file, slip.key) == ("glossary.toml", "TOML")


def test_an_unknown_top_level_table_is_told(copy: Copy) -> None:
    copy.append("causes.toml", '\n[caus]\nid = "x"\n')
    slip = copy.only_problem()
    assert (slip.file, slip.key) == ("causes.toml", "caus")
    assert "[[cause]]" in slip.expected


def test_a_number_in_a_table_that_is_none_names_row_and_column(copy: Copy) -> None:
    copy.edit("tables/drinks.csv", "237,29,28,50,mayo2025caffeine", "237,twenty-nine,28,50,mayo2025caffeine")
    slip = copy.only_problem()
    assert (slip.file, slip.key) == ("tables/drinks.csv", "row[tea-green].caffeine_mg")
    assert slip.value == "twenty-nine"


def test_a_row_with_a_cell_too_many_is_told(copy: Copy) -> None:
    copy.append(
        "tables/drinks.csv", "extra,Extra,drink,cup,237,10,9,11,mayo2025caffeine,a note, with a bare comma\n"
    )
    slip = copy.only_problem()
    assert slip.file == "tables/drinks.csv"
    assert slip.key.startswith("row[extra]")
    assert "too many cells" in slip.key


def test_a_row_id_used_twice_is_told(copy: Copy) -> None:
    copy.edit("tables/drinks.csv", "\ncoffee-decaf,", "\ncoffee-brewed,")
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == ("tables/drinks.csv", "id", "coffee-brewed")


def test_a_misspelt_status_of_a_number_of_the_model_is_told_with_those_there_are(copy: Copy) -> None:
    copy.edit("tables/motor_unit_parameters.csv", ",fitted,", ",fited,")
    slip = copy.problems()[0]
    assert slip.file == "tables/motor_unit_parameters.csv"
    assert (slip.key, slip.value) == ("row[axon-sodium-persistent].status", "fited")
    assert "did you mean 'fitted'" in slip.expected


def test_a_misspelt_key_of_a_change_is_told_with_the_key_that_was_meant(copy: Copy) -> None:
    copy.edit("changes.toml", "basis =", "bases =")
    missing, misspelt = copy.problems()[:2]
    assert str(missing) == "changes.toml: change[kv1-working].basis = None: this key is missing"
    assert misspelt.expected.startswith("unknown key; did you mean 'basis'")


def test_a_change_whose_bounds_are_turned_round_is_told(copy: Copy) -> None:
    copy.edit("changes.toml", "low = 0.6\nhigh = 1.4", "low = 1.4\nhigh = 0.6")
    slip = copy.problems()[0]
    assert (slip.file, slip.key) == ("changes.toml", "change[calcium]")
    assert "low 1.4 must be below high 0.6" in slip.expected


def test_a_lost_table_and_a_lost_folder_are_told(copy: Copy) -> None:
    (copy.folder / "tables" / "drinks.csv").unlink()
    for file in (copy.folder / "claims").iterdir():
        file.unlink()
    lost = {slip.file for slip in copy.problems() if slip.value == "missing"}
    assert lost == {"tables/drinks.csv", "claims/*.toml"}


def test_reading_raises_one_error_that_lists_every_slip(copy: Copy) -> None:
    copy.edit("claims/als.toml", 'verdict = "refined"', 'verdict = "refind"')
    copy.edit("glossary.toml", 'term = "twitch"', "term = 3")
    with pytest.raises(DataError) as raised:
        read_library(copy.folder)
    assert len(raised.value.problems) == 2
    assert str(raised.value).startswith("2 problems in the data\n")
    assert "claims/als.toml" in str(raised.value)
    assert "glossary.toml" in str(raised.value)


def test_an_empty_folder_gives_problems_and_no_crash(tmp_path: Path) -> None:
    whole, slips = read_with_problems(tmp_path)
    assert slips
    assert whole.claims == {}


def test_a_long_value_is_cut_in_the_message() -> None:
    assert len(str(Problem("f", "k", "x" * 5000, "short"))) < 200


def test_an_unknown_name_shows_as_one_sentence_without_a_traceback() -> None:
    error = unknown("cause", "dehidration", ["dehydration", "als"])
    assert isinstance(error, OneSentenceError)
    assert error._render_traceback_() == ["There is no cause 'dehidration': did you mean 'dehydration'?"]


def test_without_a_near_match_some_known_names_are_told() -> None:
    assert near("zzz", ["b", "a"]) == "known are 'a', 'b'"
    assert near("zzz", [f"name{n:02}" for n in range(20)]) == ("known are 'name00', 'name01' … (20 in all)")
