// A clock that a test controls: it replaces dates and timers of the page. Loaded before all other scripts.
(() => {
  const RealDate = Date;
  const realSetTimeout = setTimeout;
  const realClearTimeout = clearTimeout;
  /** Pending timers by id: callback, due time on this clock, and the real timer. */
  const waiting = new Map();
  // A reloaded page continues from the given time.
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
    /** Returns the delays of the pending timers. */
    delays: () => [...waiting.values()].map(({ delay }) => delay ?? 0),
    /** Advances by some milliseconds at once, as after a phone was suspended. */
    jump(milliseconds) {
      offset += milliseconds;
      for (const number of waiting.keys()) wait(number);
    },
  };
})();
