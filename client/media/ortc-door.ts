import type { types } from 'mediasoup-client';
import type { ConsumerOptions, IceParameters, RtpCapabilities, RtpParameters, TransportOptions } from '#contract/media';

/*
 * The door between the contract's schemas and mediasoup-client's own types. Both describe the same ORTC shapes, only
 * not equally narrowly. What comes in has just been checked by the contract; what goes out the server checks.
 */
export const toCapabilities = (checked: RtpCapabilities): types.RtpCapabilities => checked as types.RtpCapabilities;
export const toTransportOptions = (checked: TransportOptions): types.TransportOptions =>
  checked as types.TransportOptions;
export const toConsumerOptions = (checked: ConsumerOptions): types.ConsumerOptions => checked as types.ConsumerOptions;
export const toIceParameters = (checked: IceParameters): types.IceParameters => checked as types.IceParameters;
export const fromCapabilities = (own: types.RtpCapabilities): RtpCapabilities => own as RtpCapabilities;
export const fromRtpParameters = (own: types.RtpParameters): RtpParameters => own as RtpParameters;
