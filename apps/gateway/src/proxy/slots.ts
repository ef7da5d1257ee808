export interface SlotLimits {
  /** Of all people together. */
  max: number;
  maxOfOne: number;
}

/** How many things are open at once, of all people together and of each. */
export class Slots {
  private readonly countByOne = new Map<string, number>();
  private count = 0;

  constructor(readonly limits: SlotLimits) {}

  /** Takes room for one more; says what is full where there is none. What was taken is given back by `release`, once. */
  take(who: string): 'taken' | 'full' | 'full-for-one' {
    const own = this.countByOne.get(who) ?? 0;
    if (own >= this.limits.maxOfOne) return 'full-for-one';
    if (this.count >= this.limits.max) return 'full';
    this.countByOne.set(who, own + 1);
    this.count += 1;
    return 'taken';
  }

  release(who: string): void {
    const left = (this.countByOne.get(who) ?? 1) - 1;
    if (left > 0) this.countByOne.set(who, left);
    else this.countByOne.delete(who);
    this.count -= 1;
  }
}
