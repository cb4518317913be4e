#!/usr/bin/env node
// Makes a machine ready: node scripts/setup.mjs serve|test|demo. Says what it does, repeats nothing that is done.
import { main } from './setup/main.mjs';

await main(process.argv.slice(2));
