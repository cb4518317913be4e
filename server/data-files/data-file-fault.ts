import { type DataFault, faultLine } from './load-yaml.ts';

/** Data files that a server can't start with: every fault, a line each. */
export class DataFileFault extends Error {
  readonly code = 'bad_data_file';

  constructor(faults: readonly DataFault[]) {
    super(faults.map(faultLine).join('\n'));
  }
}
