// A clock that a test moves on: dates and timers of the page follow it. Loaded before everything else.
(() => {
  const RealDate = Date;
  const realSetTimeout = setTimeout;
  const realClearTimeout = clearTimeout;
  /** Timers that wait, by number: what they do, when they are due by this clock, and the real timer behind them. */
  const waiting = new Map();
  // A page that was loaded again goes on from the time that it is told.
  let offset = Number(new URLSearchParams(location.search).get('clock') ?? 0);
  let last = 0;

  const now = () => RealDate.now() + offset;

  const wait = (number) => {
    const timer = waiting.get(number);
    realClearTimeout(timer.real);
    timer.real = realSetTimeout(() => ring(number), Math.max(0, timer.at - now()));
  };
  const ring = (number) => {
    const { run, every } = waiting.get(number);
    if (every === undefined) waiting.delete(number);
    else {
      waiting.get(number).at = now() + every;
      wait(number);
    }
    run();
  };
  const start = (run, delay, every) => {
    last += 1;
    waiting.set(last, { run, every, delay, at: now() + (delay ?? 0) });
    wait(last);
    return last;
  };
  const stop = (number) => {
    realClearTimeout(waiting.get(number)?.real);
    waiting.delete(number);
  };

  globalThis.setTimeout = (run, delay, ...given) => start(() => run(...given), delay);
  globalThis.setInterval = (run, delay, ...given) => start(() => run(...given), delay, Math.max(1, delay ?? 0));
  globalThis.clearTimeout = globalThis.clearInterval = stop;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [now()] : given));
    }
    static now() {
      return now();
    }
  };
  globalThis.clock = {
    /** How long those timers were to wait that did not ring yet. */
    delays: () => [...waiting.values()].map(({ delay }) => delay ?? 0),
    /** Goes on by some milliseconds at once, as when a phone slept. */
    jump(milliseconds) {
      offset += milliseconds;
      for (const number of waiting.keys()) wait(number);
    },
  };
})();
