// What a test takes away from the browser's stores, by `?store=`. Loaded before everything else.
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
    /** As where a browser blocks cookies. */
    blocked: () => {
      IDBFactory.prototype.open = refuse('SecurityError');
      take(globalThis, 'localStorage', refuse('SecurityError'));
    },
    full: () => {
      IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = refuse('QuotaExceededError');
      Storage.prototype.setItem = refuse('QuotaExceededError');
    },
    /** IndexedDB only, as in some private windows. */
    journal: () => {
      IDBFactory.prototype.open = refuse('SecurityError');
    },
    /** A database that never answers. */
    silent: () => {
      IDBFactory.prototype.open = () => new EventTarget();
      take(globalThis, 'localStorage', refuse('SecurityError'));
    },
    /** No encryption, as on a page without https. */
    plain: () => take(crypto, 'subtle', () => undefined),
  };
  ways[new URLSearchParams(location.search).get('store')]?.();
})();
