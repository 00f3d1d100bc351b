// What the page around the widgets is like: ?sheet=<name> has that style sheet, ?stubbed has nothing that leaves the page.
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
    throw new Error(`${name} is not for guests.`);
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
