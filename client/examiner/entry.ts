import type { CriterionId } from '#contract/ids';
import { Store } from '../ui/store.ts';
import type { MarkedLine } from './lines.ts';
import { besides, typedPoints } from './scale.ts';

/** A level on its way: stepped or typed, and not yet a mark. `text` holds the digits so far. */
export type Pending = { id: CriterionId; level: number | null; text: string };

const REST_MS = 700;

/** Steps and digits become one mark once the fingers rest, move on or press Enter: not a mark for every key. */
export class Entry {
  readonly pending = new Store<Pending | null>(null);
  #pick: (id: CriterionId, level: number) => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says what a mark is made with from here on. */
  readonly marksWith = (pick: (id: CriterionId, level: number) => void): void => {
    this.#pick = pick;
  };

  /** A level that was pointed at: a mark at once. */
  readonly take = (id: CriterionId, level: number): void => {
    this.#drop();
    this.#pick(id, level);
  };

  /** A level in passing: a slider that is being drawn, a step that may not be the last. */
  readonly pass = (id: CriterionId, level: number): void => this.#wait({ id, level, text: '' });

  step(line: MarkedLine, level: number | null, by: 1 | -1): void {
    const pending = this.#of(line.id);
    this.pass(line.id, besides(line.scale, pending?.level ?? level, by));
  }

  /** A digit or a point, on a points scale. */
  type(line: MarkedLine, char: string): void {
    if (line.scale.kind !== 'points') return;
    const { scale } = line;
    const longer = (this.#of(line.id)?.text ?? '') + char;
    const text = typedPoints(scale, longer).kind === 'none' ? char : longer;
    const typed = typedPoints(scale, text);
    if (typed.kind === 'none') return;
    if (typed.kind === 'level' && typed.final) this.take(line.id, typed.level);
    else this.#wait({ id: line.id, level: typed.kind === 'level' ? typed.level : null, text });
  }

  /** Makes a mark of what is on its way. */
  readonly settle = (): void => {
    const pending = this.pending.get();
    this.#drop();
    if (pending !== null && pending.level !== null) this.#pick(pending.id, pending.level);
  };

  #of(id: CriterionId): Pending | null {
    const pending = this.pending.get();
    if (pending === null || pending.id === id) return pending;
    this.settle();
    return null;
  }

  #wait(pending: Pending): void {
    this.#of(pending.id);
    clearTimeout(this.#timer);
    this.pending.set(pending);
    this.#timer = setTimeout(this.settle, REST_MS);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.pending.set(null);
  }
}
