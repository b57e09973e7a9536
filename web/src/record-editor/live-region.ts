/** One polite live region beside the text box; what is said last within the delay wins, so travel does not chatter. */
const DELAY_MS = 250;

export class LiveRegion {
  readonly dom = document.createElement('div');
  private timer: number | undefined;

  constructor() {
    this.dom.className = 'record-live';
    this.dom.setAttribute('role', 'status');
    this.dom.setAttribute('aria-live', 'polite');
  }

  announce(text: string): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      // An equal text would not be spoken again; the hard space makes it another one.
      this.dom.textContent = this.dom.textContent === text ? `${text}\u00a0` : text;
    }, DELAY_MS);
  }

  destroy(): void {
    window.clearTimeout(this.timer);
    this.dom.remove();
  }
}
