/** All measuring runs on mono samples at this rate; speech has little beyond 8 kHz that the metrics need. */
export const SAMPLE_RATE = 16_000;

/** One hop: 10 ms of samples, the grid on which every measurer works. */
export const HOP_SAMPLES = 160;
export const HOP_MS = 10;
export const HOPS_PER_SECOND = 100;
