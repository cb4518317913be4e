import { useCallback, useSyncExternalStore } from 'react';

/** A value that pages can watch. Kept outside React, so that a fast push re-renders only who reads it. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly set = (value: T): void => {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  };

  readonly update = (change: (value: T) => T): void => this.set(change(this.#value));

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Reads a part of a store; `select` must return the same reference while that part has not changed. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  const snapshot = useCallback(() => select(store.get()), [store, select]);
  return useSyncExternalStore(store.subscribe, snapshot);
}
const whole = <T>(value: T): T => value;
export const useValue = <T>(store: Store<T>): T => useStore(store, whole<T>);
