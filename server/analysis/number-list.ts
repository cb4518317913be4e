/** A growing list of numbers in one typed array: an hour of 10 ms frames stays under 2 MB and costs no garbage. */
export class NumberList {
  #values = new Float32Array(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The values so far, as a view that is only valid until the next push. */
  view(): Float32Array {
    return this.#values.subarray(0, this.#length);
  }
}
