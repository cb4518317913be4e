import type { BiquadCoefficients } from './biquad.ts';

/**
 * The two sections of K-weighting for any sample rate.
 *
 * ITU-R BS.1770-4 Annex 1 (tables 1 and 2) gives coefficients for 48 kHz only and asks for the same frequency
 * response at other rates. The analogue prototypes below are those that reproduce the tables at 48 kHz (derived by
 * B. De Man, "Evaluation of Implementations of the EBU R128 Loudness Measurement", AES 145, 2018); they are carried
 * to another rate by the bilinear transform.
 */
export function kWeighting(sampleRate: number): [shelf: BiquadCoefficients, highPass: BiquadCoefficients] {
  return [shelf(sampleRate), highPass(sampleRate)];
}

/** Stage 1: the head as a sphere, a shelf of +4 dB above about 1.7 kHz. */
function shelf(sampleRate: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const gain = 10 ** (3.999843853973347 / 20);
  const band = gain ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (gain + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - gain)) / a0,
    b2: (gain - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

/** Stage 2: the RLB curve, a high-pass at about 38 Hz; the standard leaves its numerator 1, −2, 1 unscaled. */
function highPass(sampleRate: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}
