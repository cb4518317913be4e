import type { types } from 'mediasoup-client';
import type { RtpCapabilities, RtpParameters } from '#contract/media';

/*
 * The door from mediasoup-client to the contract: both describe the same ORTC shapes, but mediasoup-client leaves the
 * codec parameters unknown. The server checks what goes out.
 */
export const fromCapabilities = (own: types.RtpCapabilities): RtpCapabilities => own as RtpCapabilities;
export const fromRtpParameters = (own: types.RtpParameters): RtpParameters => own as RtpParameters;
