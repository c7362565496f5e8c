"""The chain's parameter values by part, as the tests build them: the same as in motor_unit_parameters.csv."""

from kneetwitch.models import emg, knee, muscle, spikes

SPIKES = {"refractory_ms": 3.0}

MUSCLE = {
    "unit_count": 600.0,
    "twitch_force_ratio": 100.0,
    "contraction_time_ratio": 3.0,
    "longest_contraction_time_ms": 90.0,
    "linear_rate_limit": 0.4,
    "greatest_force_N": 1452.0,
    "twitch_share_of_greatest_force": 0.15,
}

EMG = {
    "fibre_count": 797.0,
    "potential_amplitude_mV": 96.0,
    "potential_steepness_per_mm": 1.0,
    "conduction_velocity_mm_per_ms": 4.3,
    "fibre_area_um2": 5400.0,
    "inner_conductivity_S_per_m": 1.01,
    "axial_conductivity_S_per_m": 0.33,
    "radial_conductivity_S_per_m": 0.063,
    "fibre_length_mm": 80.0,
    "end_plate_zone_mm": 10.0,
    "end_zone_mm": 20.0,
    "depth_mm": 20.0,
    "electrode_distance_mm": 20.0,
    "electrode_place_mm": 20.0,
}

KNEE = {
    "body_mass_kg": 75.0,
    "body_height_m": 1.75,
    "shank_foot_mass_fraction": 0.061,
    "shank_length_fraction": 0.246,
    "gyration_fraction": 0.735,
    "knee_height_fraction": 0.285,
    "swing_period_s": 1.10,
    "damping_ratio": 0.068,
    "moment_arm_mm": 36.2,
}


def spikes_params(**changes: float) -> spikes.Params:
    return spikes.Params(**{**SPIKES, **changes})


def muscle_params(**changes: float) -> muscle.Params:
    return muscle.Params(**{**MUSCLE, **changes})


def emg_params(**changes: float) -> emg.Params:
    return emg.Params(**{**EMG, **changes})


def knee_params(**changes: float) -> knee.Params:
    return knee.Params(**{**KNEE, **changes})
