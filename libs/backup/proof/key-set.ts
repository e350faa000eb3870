/**
 * Millions of keys in little memory: 64 bits of hash for each, nothing of its text. Two keys are taken for one with a
 * probability of one in 10^12 among ten million, which a check that is made again every night can bear.
 */
export class KeySet {
  private slots = new Uint32Array(2 * 1024);
  private count = 0;

  add(key: string): void {
    if (2 * (this.count + 1) > 0.6 * this.slots.length) this.grow();
    if (this.place(this.slots, ...hashesOf(key))) this.count += 1;
  }

  has(key: string): boolean {
    const [high, low] = hashesOf(key);
    const { slots } = this;
    for (let at = startOf(low, slots); slots[at] !== 0 || slots[at + 1] !== 0; at = next(at, slots))
      if (slots[at] === high && slots[at + 1] === low) return true;
    return false;
  }

  get size(): number {
    return this.count;
  }

  private place(slots: Uint32Array, high: number, low: number): boolean {
    let at = startOf(low, slots);
    for (; slots[at] !== 0 || slots[at + 1] !== 0; at = next(at, slots))
      if (slots[at] === high && slots[at + 1] === low) return false;
    slots[at] = high;
    slots[at + 1] = low;
    return true;
  }

  private grow(): void {
    const larger = new Uint32Array(2 * this.slots.length);
    for (let at = 0; at < this.slots.length; at += 2) {
      const [high = 0, low = 0] = [this.slots[at], this.slots[at + 1]];
      if (high !== 0 || low !== 0) this.place(larger, high, low);
    }
    this.slots = larger;
  }
}

// Lengths are powers of two; a slot has two halves.
const startOf = (low: number, slots: Uint32Array): number => 2 * (low & (slots.length / 2 - 1));
const next = (at: number, slots: Uint32Array): number => (at + 2) & (slots.length - 1);

/** FNV-1a with two beginnings, each mixed at the end as murmur3 does; never both zero, which means an empty slot. */
function hashesOf(key: string): [number, number] {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) + 0x9e3779b9;
  }
  return [(mixed(high) | 1) >>> 0, mixed(low)];
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
