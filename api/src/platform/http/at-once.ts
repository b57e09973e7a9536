import { ProductError } from '@soulad/shared/errors';

/** Lets a few do at once what holds much memory; whoever comes beyond is told to come later. */
export class AtOnce {
  private busy = 0;

  constructor(private readonly most: number) {}

  /** @throws ProductError UNAVAILABLE when enough are at it */
  async run<T>(act: () => Promise<T>): Promise<T> {
    if (this.busy >= this.most) throw new ProductError('UNAVAILABLE');
    this.busy += 1;
    try {
      return await act();
    } finally {
      this.busy -= 1;
    }
  }
}
