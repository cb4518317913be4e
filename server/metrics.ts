import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What the server tells Prometheus: counts without ids. */
export function createMetrics(read: { running: () => number; connections: () => number }): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('stagemark_sittings_running', 'sittings whose clock runs', () => read.running());
  gauge('stagemark_pages_connected', 'pages connected', () => read.connections());
  return registry;
}
