// The host page: ?sheet=<name> links that style sheet; ?stubbed makes network, storage, cookie and console throw.
const asked = new URLSearchParams(location.search);
document.documentElement.dir = asked.get('dir') ?? '';

const sheet = asked.get('sheet');
if (sheet) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `/${sheet}.css`;
  document.head.append(link);
}

if (asked.has('stubbed')) {
  globalThis.touched = [];
  const refuse = (name) => {
    touched.push(name);
    throw new Error(`${name} is blocked in this test.`);
  };
  for (const name of [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'Worker',
    'SharedWorker',
    'Notification',
  ]) {
    globalThis[name] = function () {
      refuse(name);
    };
  }
  navigator.sendBeacon = () => refuse('sendBeacon');
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(globalThis, name, { get: () => refuse(name) });
  }
  const cookie = () => refuse('cookie');
  Object.defineProperty(document, 'cookie', { get: cookie, set: cookie });
  for (const name of Object.keys(console)) {
    if (typeof console[name] === 'function') console[name] = () => refuse(`console.${name}`);
  }
}
