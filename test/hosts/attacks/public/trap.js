// Whatever an attack would do is written down.
globalThis.attacked = 0;
for (const name of ['alert', 'confirm', 'open', 'print', 'prompt']) globalThis[name] = () => (globalThis.attacked += 1);
