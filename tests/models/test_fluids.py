"""The balance of water and salts agrees with published sums and with measured blood sodium."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.library import fact
from kneetwitch.models import fluids
from kneetwitch.models.fluids import Body, Flows, Fluid

WATER = Fluid(0.0)
SWEAT = Fluid(36.0, 5.0)
HOURS = [0.0, 1.0, 2.0, 3.0, 4.0]


def holding(water_L: float) -> Body:
    """A body with so much water."""
    return Body(mass_kg=water_L / 0.6, water_share=0.6)


def after(
    body: Body, *, sweat_L: float = 0.0, sweat: Fluid = SWEAT, drink_L: float = 0.0, drink: Fluid = WATER
) -> fluids.Result:
    """One hour with these amounts."""
    return fluids.simulate(body, Flows(sweat_L, sweat, drink_L, drink), [0.0, 1.0])


@pytest.mark.parametrize(("water_L", "fall"), [(50.0, 3.2), (25.0, 6.3)])
def test_a_litre_of_water_lowers_sodium_as_weschler_worked_out(water_L: float, fall: float):
    """PMID 16180947; the sum there is written for changes and not for totals."""
    assert after(holding(water_L), drink_L=1.0).last_sodium_mM == pytest.approx(140 - fall, abs=0.05)
    assert fall in fact("one-litre-of-water-and-blood-sodium").value


@pytest.mark.parametrize("water_L", [50.0, 25.0])
def test_losing_159_mmol_lowers_sodium_as_much_as_a_litre_of_water(water_L: float):
    body = holding(water_L)
    without = fluids.sodium_mM(body.cations_mmol - 159.0, body.water_L)
    diluted = after(body, drink_L=1.0).last_sodium_mM
    assert without == pytest.approx(diluted, abs=0.3)


@given(st.floats(120, 160), st.floats(0.1, 5.0))
def test_a_fluid_with_0_97_of_sodium_and_23_1_changes_nothing(sodium_mM: float, litres: float):
    """The relation as Nguyen and Kurtz turn it round: (Na + K) of the fluid = 0.97 Na + 23.1."""
    body = Body(sodium_mM=sodium_mM)
    drunk = after(body, drink_L=litres, drink=Fluid(0.97 * sodium_mM + 23.1))
    assert drunk.last_sodium_mM == pytest.approx(sodium_mM, abs=0.15)


def test_sweating_off_three_percent_with_millers_losses_raises_sodium():
    """144.9 mmol sodium and 11.2 mmol potassium in ten men: less than the blood holds in that much water."""
    body = Body()
    litres = 0.03 * body.mass_kg
    sodium = fact("what-three-percent-of-sweat-takes-away").value
    lost = after(body, sweat_L=litres, sweat=Fluid(sodium / litres, 11.2 / litres))
    assert lost.last_mass_percent == pytest.approx(-3.0)
    assert 142 < lost.last_sodium_mM < 147


def test_a_salted_drink_makes_the_difference_that_anastasiou_measured():
    """134.5 with water, 137.3 with 36.2 mmol/L; the standard error of each is about 0.8."""
    hours, litres_per_hour = 3.75, 1.0
    ends = [
        fluids.simulate(
            Body(), Flows(litres_per_hour, SWEAT, litres_per_hour, Fluid(salt)), [0.0, hours]
        ).last_sodium_mM
        for salt in (0.0, 36.2)
    ]
    low, high = fact("drinks-with-and-without-sodium").value
    assert ends[1] - ends[0] == pytest.approx(high - low, abs=1.1)
    assert ends[0] == pytest.approx(low, abs=2.0)
    assert ends[1] == pytest.approx(high, abs=2.5)


def test_water_after_sweating_lowers_sodium_and_a_salt_solution_keeps_it():
    """Lau 2019: ten men lost 2 percent, then drank; serum sodium fell with water and was kept with salts."""
    litres = 0.02 * 74.0
    body = Body(mass_kg=74.0)
    dry = after(body, sweat_L=litres).last_sodium_mM
    watered = after(body, sweat_L=litres, drink_L=litres).last_sodium_mM
    salted = after(body, sweat_L=litres, drink_L=litres, drink=Fluid(50.0, 20.0)).last_sodium_mM
    assert watered < 140 < dry
    assert salted == pytest.approx(140, abs=1)


def test_a_drink_with_salts_delays_low_sodium_and_does_not_prevent_it():
    """Montain 2006 and PMID 16180947: drunk to excess, a sports drink lowers sodium too."""
    plain, sports = (after(Body(), sweat_L=1.6, drink_L=4.8, drink=Fluid(s)).last_sodium_mM for s in (0, 20))
    assert plain < sports < 135


def test_salty_sweat_can_end_dry_and_low_at_once():
    """Montain 2006, of very long races."""
    race = fluids.simulate(Body(), Flows(0.9, Fluid(70, 5), 0.75, WATER), [0.0, 10.0])
    assert race.last_mass_percent < -2
    assert race.last_sodium_mM < 135


@given(st.floats(0, 1.5), st.floats(0, 1.5), st.floats(10, 80), st.floats(0, 60))
def test_weight_is_what_came_in_less_what_went_out(sweat_L, drink_L, sweat_mM, drink_mM):
    result = fluids.simulate(Body(), Flows(sweat_L, Fluid(sweat_mM), drink_L, Fluid(drink_mM)), HOURS)
    assert result.last_mass_percent == pytest.approx((drink_L - sweat_L) * 4 / 70 * 100, abs=1e-9)


@given(st.floats(0.1, 1.5), st.floats(10, 100))
def test_sweat_thinner_than_blood_raises_sodium_when_nothing_is_drunk(sweat_L, sweat_mM):
    result = fluids.simulate(Body(), Flows(sweat_L, Fluid(sweat_mM, 5), 0.0, WATER), HOURS)
    assert list(result.sodium_mM) == sorted(result.sodium_mM)
    assert result.last_sodium_mM > 140


def test_the_start_is_the_healthy_body():
    result = fluids.simulate(Body(), Flows(1.0, SWEAT, 0.0, WATER), HOURS)
    assert result.sodium_mM[0] == pytest.approx(140)
    assert result.mass_percent[0] == 0
    assert (result.sweated_L, result.drunk_L) == (4.0, 0.0)


def test_more_sweat_than_water_is_refused():
    with pytest.raises(ValueError, match="water to be left"):
        after(Body(), sweat_L=50.0)


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf])
def test_a_senseless_number_is_named(bad: float):
    with pytest.raises(ValueError, match="sodium_mM"):
        Fluid(bad)
    with pytest.raises(ValueError, match="sweat_L_per_h"):
        Flows(bad, SWEAT, 0.0, WATER)
    with pytest.raises(ValueError, match="water_share"):
        Body(water_share=bad)
