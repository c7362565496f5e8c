"""The axon's equations written a second time, for programs that check ours. Nothing comes from kneetwitch.

Gates are typed anew from the publications (McIntyre, Richardson and Grill 2002, ModelDB 3810; the fast
potassium gate from the CellML copy), so that a slip in the data shows too. All else is handed in.
Time in ms, voltages in mV, currents in µA/cm².
"""

from collections.abc import Mapping, Sequence
from math import exp, expm1, log

GAS, FARADAY, ZERO_C = 8.314462618, 96485.33212, 273.15
SPIKE_AT_MV, READY_BELOW_MV = -20.0, -30.0
NUDGE_MV = 0.1  # each run starts this far above rest
NAMES = ("V", "W", "m", "h", "p", "s", "n", "nj")


def constants(given: Mapping[str, float]) -> dict[str, float]:
    """What the equations need, under short names, from the numbers of the data's part "axon"."""
    warm = given["temperature_C"]
    kT = 1000 * GAS * (warm + ZERO_C) / FARADAY
    known = {short: given[name] for short, name in SHORT.items()}
    screen, healthy_screen = (
        given[f"calcium{when}_mM"]
        + given["magnesium_weight"] * given[f"magnesium{when}_mM"]
        + given["surface_charge_offset_mM"]
        for when in ("", "_healthy")
    )
    shift = given["surface_charge_mV"] * log(screen / healthy_screen)
    potassium, normal = given["potassium_mM"], given["potassium_healthy_mM"]
    reversals = {
        "E_Na": given["sodium_reversal_mV"] + kT * log(given["sodium_mM"] / given["sodium_healthy_mM"]),
        "E_K": given["potassium_reversal_mV"] + kT * log(potassium / normal),
    }
    for short, name in (("E_L", "leak_node_reversal_mV"), ("E_Lj", "leak_juxtaparanode_reversal_mV")):
        # Goldman, Hodgkin, Katz: E = kT ln((K + x) / inside), where x makes the healthy E come true
        x = normal * exp((given[name] - given["potassium_reversal_mV"]) / kT) - normal
        follows = given["leak_follows_potassium"]
        reversals[short] = given[name] + follows * kT * log((potassium + x) / (normal + x))
    pace = {
        "q_m": 2.2 ** ((warm - 20) / 10),
        "q_h": 2.9 ** ((warm - 20) / 10),
        "q_k": 3.0 ** ((warm - 36) / 10),
    }
    return {**known, **reversals, **pace, "shift": shift, "na_shift": shift + given["sodium_gate_shift_mV"]}


SHORT = {
    "g_Naf": "sodium_fast_mS_per_cm2",
    "g_Nap": "sodium_persistent_mS_per_cm2",
    "g_Ks": "potassium_slow_mS_per_cm2",
    "g_Kf": "potassium_fast_node_mS_per_cm2",
    "g_L": "leak_node_mS_per_cm2",
    "g_Kv1": "kv1_mS_per_cm2",
    "g_Lj": "leak_juxtaparanode_mS_per_cm2",
    "g_BB": "seal_mS_per_cm2",
    "C_n": "node_capacitance_uF_per_cm2",
    "C_j": "juxtaparanode_capacitance_uF_per_cm2",
    "C_my": "myelin_capacitance_uF_per_cm2",
}


def ramp(u: float, slope: float) -> float:
    """u / (1 - exp(-u / slope))."""
    return slope if abs(u) < 1e-9 else u / -expm1(-u / slope)


def opening_closing(c: Mapping[str, float], V: float, W: float) -> list[tuple[float, float]]:
    """For m, h, p, s, n and nj: opening and closing rate, per ms."""
    x, y, z = V - c["na_shift"], V - c["shift"], W - c["shift"]
    q_m, q_h, q_k = c["q_m"], c["q_h"], c["q_k"]
    return [
        (q_m * 1.86 * ramp(x + 21.4, 10.3), q_m * 0.086 * ramp(-(x + 25.7), 9.16)),
        (q_h * 0.062 * ramp(-(x + 114), 11), q_h * 2.3 / (1 + exp(-(x + 31.8) / 13.4))),
        (q_m * 0.01 * ramp(x + 27, 10.2), q_m * 0.00025 * ramp(-(x + 34), 10)),
        (q_k * 0.3 / (1 + exp(-(y + 53) / 5)), q_k * 0.03 / (1 + exp(-(y + 90)))),
        (q_k * 0.0462 * ramp(y + 83.2, 1.1), q_k * 0.0824 * ramp(-(y + 66), 10.5)),
        (q_k * 0.0462 * ramp(z + 83.2, 1.1), q_k * 0.0824 * ramp(-(z + 66), 10.5)),
    ]


def ionic(c: Mapping[str, float], state: Sequence[float]) -> tuple[float, float]:
    """The currents out through the node and through the membrane under the myelin."""
    V, W, m, h, p, s, n, nj = state
    sodium = (c["g_Naf"] * m**3 * h + c["g_Nap"] * p**3) * (V - c["E_Na"])
    potassium = (c["g_Ks"] * s + c["g_Kf"] * n**4) * (V - c["E_K"])
    node = sodium + potassium + c["g_L"] * (V - c["E_L"])
    return node, c["g_Kv1"] * nj**4 * (W - c["E_K"]) + c["g_Lj"] * (W - c["E_Lj"])


def change(c: Mapping[str, float], state: Sequence[float], push: float) -> list[float]:
    """How fast each of `NAMES` changes, per ms."""
    V, W = state[0], state[1]
    node, under = ionic(c, state)
    seal = c["g_BB"] * (V - W)
    both = push - node - under  # all charge that comes: C_n dV + C_j dW
    dV = (push - node - seal + both * c["C_my"] / c["C_j"]) / (
        c["C_n"] + c["C_my"] + c["C_my"] * c["C_n"] / c["C_j"]
    )
    dW = (both - c["C_n"] * dV) / c["C_j"]
    rates = opening_closing(c, V, W)
    return [dV, dW, *(a * (1 - x) - b * x for (a, b), x in zip(rates, state[2:], strict=True))]


def settled(c: Mapping[str, float], W: float) -> tuple[list[float], float]:
    """The state with every gate settled and no current into the space between, and what still flows out."""
    _, (a, b) = opening_closing(c, W, W)[4:]
    V = W + (c["g_Kv1"] * (a / (a + b)) ** 4 * (W - c["E_K"]) + c["g_Lj"] * (W - c["E_Lj"])) / c["g_BB"]
    state = [V, W, *(a / (a + b) for a, b in opening_closing(c, V, W))]
    return state, sum(ionic(c, state))


def rest(c: Mapping[str, float]) -> list[float]:
    """The most negative state at which nothing changes, stable or not: a scan upward, then bisection."""
    W = -130.0
    while settled(c, W + 0.5)[1] < 0:
        W += 0.5
    low, high = W, W + 0.5
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if settled(c, middle)[1] < 0 else (low, middle)
    return settled(c, high)[0]
