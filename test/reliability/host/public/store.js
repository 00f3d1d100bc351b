// Storage faults, selected with `?store=`. Loaded before all other scripts.
(() => {
  const refuse = (name) => () => {
    throw new DOMException('Not for this page.', name);
  };
  const take = (target, property, get) => Object.defineProperty(target, property, { get, configurable: true });
  const ways = {
    absent: () => {
      take(globalThis, 'indexedDB', () => undefined);
      take(globalThis, 'localStorage', () => undefined);
    },
    /** Storage throws, as in a browser that blocks cookies. */
    blocked: () => {
      IDBFactory.prototype.open = refuse('SecurityError');
      take(globalThis, 'localStorage', refuse('SecurityError'));
    },
    full: () => {
      IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = refuse('QuotaExceededError');
      Storage.prototype.setItem = refuse('QuotaExceededError');
    },
    /** IndexedDB throws, as in some private windows. */
    journal: () => {
      IDBFactory.prototype.open = refuse('SecurityError');
    },
    /** The database never responds. */
    silent: () => {
      IDBFactory.prototype.open = () => new EventTarget();
      take(globalThis, 'localStorage', refuse('SecurityError'));
    },
    /** Web Crypto is absent, as on a page without https. */
    plain: () => take(crypto, 'subtle', () => undefined),
  };
  ways[new URLSearchParams(location.search).get('store')]?.();
})();
