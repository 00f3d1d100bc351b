import { esbuildPlugin } from '@web/dev-server-esbuild';
import { launcherOf } from './scripts/launchers.js';
import { limits } from './scripts/limits.js';
import { foldersInNode, testFiles } from './scripts/test-files.js';

// `ENGINES=firefox npx wtr test/elements/x.test.ts`; also `webkit`, or several separated by commas.
const engines = (process.env.ENGINES ?? 'chromium').split(',');

export default {
  files: ['test/**/*.test.ts', ...foldersInNode.map((folder) => `!test/${folder}/**`)],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [testFiles, esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: await Promise.all(engines.map(launcherOf)),
  // Only Chromium gives background pages animation frames and key events.
  concurrency: engines.join() === 'chromium' ? 2 : 1,
  concurrentBrowsers: 1,
  testFramework: { config: { timeout: limits.test } },
  browserStartTimeout: limits.start,
  testsStartTimeout: limits.start,
  testsFinishTimeout: limits.file,
  // A warning of Lit, such as a change during an update, fails its test. The notice of dev mode is silenced.
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <script>
          globalThis.isEndurance = ${process.env.ENDURANCE === '1'};
          globalThis.litIssuedWarnings = new Set(['dev-mode']);
          const { warn } = console;
          console.warn = (...texts) => {
            if (!String(texts[0]).includes('lit.dev/msg/')) return warn.apply(console, texts);
            queueMicrotask(() => {
              throw new Error(texts[0]);
            });
          };
        </script>
      </head>
      <body>
        <script type="module" src="${testFramework}"></script>
      </body>
    </html>`,
};
