"""The one loop that steps the axon through time. See axon.py for the equations and what each number means.

Gates and voltages are staggered by half a step: each gate moves exactly (Rush and Larsen, 1978) under a
voltage held for one step, and both voltages move together by the implicit midpoint rule under gates held
for one step. Together that is second order in the step. The step must not be longer than 0.01 ms: beyond it
the midpoint rule rings at the edges of a pulse.
"""

from __future__ import annotations

from array import array

from kneetwitch.models.accelerate import Accelerated

# The table of the gates spans any voltage that a membrane can take; beyond it the rates of the edge hold.
# These stand here, because numba's cache on disk keeps the loop until this very file changes.
LOWEST_MV, HIGHEST_MV, GRID_PER_MV = -220.0, 180.0, 8
ROWS = int((HIGHEST_MV - LOWEST_MV) * GRID_PER_MV) + 1
# A spike is counted where the node crosses this on its way up; the next one only after it fell below the
# other.
_SPIKE_AT_MV, _READY_BELOW_MV = -20.0, -30.0
_LAST_ROW = float(ROWS - 2)


def _step_through(
    state: array[float],
    membrane: array[float],
    table: array[float],
    first_step: int,
    steps: int,
    step_ms: float,
    edge_steps: array[int],
    edge_uA_per_cm2: array[float],
    noise_uA_per_cm2: array[float],
    noise_every: int,
    record_every: int,
    node_mV: array[float],
    juxtaparanode_mV: array[float],
    spike_ms: array[float],
    stop_after: int,
) -> int:
    """Move `state` by `steps` steps, fill the records, and return the number of spikes.

    state: V, W (mV), then the gates m, h, p, s, n, n under the myelin; all are left at their last values.
    membrane: as `axon_rest.membrane` lays it out. table: as `gates.table` fills it. The current is that of
    the last of `edge_steps` (rising) at or before a step. An empty array leaves its record or the noise
    out; a full `spike_ms` keeps counting without noting more times. After `stop_after` spikes (0: never)
    the loop ends early.
    """
    v, w = state[0], state[1]
    m, h, p, s, n, nj = state[2], state[3], state[4], state[5], state[6], state[7]
    g_fast, g_persistent, g_slow, g_kf = membrane[0], membrane[1], membrane[2], membrane[3]
    g_leak, g_kv1, g_leak_j, g_seal = membrane[4], membrane[5], membrane[6], membrane[7]
    e_na, e_k, e_leak, e_leak_j = membrane[8], membrane[9], membrane[10], membrane[11]
    sodium_shift, shift = membrane[12], membrane[13]
    c_my = membrane[16] / step_ms
    c_node, c_jxp = membrane[14] / step_ms + c_my, membrane[15] / step_ms + c_my

    current, edge, edges = 0.0, 0, len(edge_steps)
    spikes, room, ready = 0, len(spike_ms), v < _SPIKE_AT_MV
    records, record = len(node_mV), 0
    noises = len(noise_uA_per_cm2)

    for step in range(first_step, first_step + steps):
        while edge < edges and edge_steps[edge] <= step:
            current = edge_uA_per_cm2[edge]
            edge += 1
        push = current
        if noises > 0:
            push += noise_uA_per_cm2[(step // noise_every) % noises]

        place = (v - sodium_shift - LOWEST_MV) * GRID_PER_MV
        place = min(max(place, 0.0), _LAST_ROW)
        row = int(place)
        part, at = place - row, 10 * row
        goal = table[at] + part * (table[at + 10] - table[at])
        m = goal + (m - goal) * (table[at + 1] + part * (table[at + 11] - table[at + 1]))
        goal = table[at + 2] + part * (table[at + 12] - table[at + 2])
        h = goal + (h - goal) * (table[at + 3] + part * (table[at + 13] - table[at + 3]))
        goal = table[at + 4] + part * (table[at + 14] - table[at + 4])
        p = goal + (p - goal) * (table[at + 5] + part * (table[at + 15] - table[at + 5]))

        place = (v - shift - LOWEST_MV) * GRID_PER_MV
        place = min(max(place, 0.0), _LAST_ROW)
        row = int(place)
        part, at = place - row, 10 * row
        goal = table[at + 6] + part * (table[at + 16] - table[at + 6])
        s = goal + (s - goal) * (table[at + 7] + part * (table[at + 17] - table[at + 7]))
        goal = table[at + 8] + part * (table[at + 18] - table[at + 8])
        n = goal + (n - goal) * (table[at + 9] + part * (table[at + 19] - table[at + 9]))

        place = (w - shift - LOWEST_MV) * GRID_PER_MV
        place = min(max(place, 0.0), _LAST_ROW)
        row = int(place)
        part, at = place - row, 10 * row
        goal = table[at + 8] + part * (table[at + 18] - table[at + 8])
        nj = goal + (nj - goal) * (table[at + 9] + part * (table[at + 19] - table[at + 9]))

        na = g_fast * m * m * m * h + g_persistent * p * p * p
        k = g_slow * s + g_kf * n * n * n * n
        kv1 = g_kv1 * nj * nj * nj * nj
        g_node, g_jxp = na + k + g_leak, kv1 + g_leak_j
        across = g_seal * (v - w)
        node_force = push + na * e_na + k * e_k + g_leak * e_leak - g_node * v - across
        jxp_force = kv1 * e_k + g_leak_j * e_leak_j - g_jxp * w + across

        # (C/dt + B/2) (change of V, change of W) = forces, two equations solved at once
        a = c_node + 0.5 * (g_node + g_seal)
        b = c_my + 0.5 * g_seal
        d = c_jxp + 0.5 * (g_jxp + g_seal)
        inverse = 1.0 / (a * d - b * b)
        before = v
        v += (node_force * d + jxp_force * b) * inverse
        w += (jxp_force * a + node_force * b) * inverse

        if ready and v >= _SPIKE_AT_MV:
            if spikes < room:
                spike_ms[spikes] = (step + (_SPIKE_AT_MV - before) / (v - before)) * step_ms
            spikes += 1
            ready = False
            if spikes == stop_after:
                break
        elif v < _READY_BELOW_MV:
            ready = True
        if records > 0 and (step + 1) % record_every == 0 and record < records:
            node_mV[record] = v
            juxtaparanode_mV[record] = w
            record += 1

    state[0], state[1] = v, w
    state[2], state[3], state[4], state[5], state[6], state[7] = m, h, p, s, n, nj
    return spikes


def _example() -> tuple[object, ...]:
    numbers = array("d", bytes(8 * 10 * ROWS))
    return (
        numbers[:8], array("d", [1.0] * 17), numbers, 0, 1, 1.0, array("q", [0]), numbers[:1], numbers[:1],
        1, 1, numbers[:1], numbers[:1], numbers[:1], 0,
    )  # fmt: skip


step_through = Accelerated(_step_through, _example)
