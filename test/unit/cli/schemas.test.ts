import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schemaFiles } from '../../../server/cli/schemas.ts';
import { readShipped } from '../../support/shipped.ts';
import { projectDir } from '../../support/test-machine.ts';

describe('the JSON Schemas for editors', () => {
  test.each(schemaFiles())(
    '$name is current: run `stagemark schemas` after a change of the contract',
    ({ name, text }) => {
      expect(readShipped(`rubrics/schemas/${name}`)).toBe(text);
    },
  );

  test('are all there is in their folder', () => {
    expect(readdirSync(join(projectDir, 'rubrics/schemas')).sort()).toEqual(
      schemaFiles()
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('say which JSON Schema they are, and refer to nothing outside themselves', () => {
    for (const { text } of schemaFiles()) {
      const json = z
        .looseObject({ $schema: z.string(), $defs: z.record(z.string(), z.unknown()).optional() })
        .parse(JSON.parse(text));
      expect(json.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      for (const [, target] of text.matchAll(/"\$ref": "([^"]+)"/g)) {
        expect(target).toMatch(/^#\/\$defs\//);
        expect(Object.keys(json.$defs ?? {})).toContain(target?.replace('#/$defs/', ''));
      }
    }
  });
});
