/**
 * Loaded before the product (`…/skewed-clock.mjs?ms=3600000&jump=700`): the time of day of this process is wrong by so much, and with
 * `jump` it goes to the other side of the true time every so many milliseconds. Timers and the steady clock go right.
 */
const { searchParams } = new URL(import.meta.url);
const ms = Number(searchParams.get('ms'));
const jump = Number(searchParams.get('jump'));
const True = Date;
const now = () => {
  const sign = jump > 0 && Math.floor(performance.now() / jump) % 2 === 1 ? -1 : 1;
  return True.now() + sign * ms;
};

globalThis.Date = new Proxy(True, {
  construct: (target, words, made) => Reflect.construct(target, words.length === 0 ? [now()] : words, made),
  apply: () => new True(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
