import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserFlags, browserPath } from './scripts/browser.js';
import { testFiles } from './scripts/test-files.js';

export default {
  // The other folders of test need no browser.
  files: ['test/**/*.test.ts', '!test/{core,fhir,house,demo}/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [testFiles, esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await browserPath(), args: browserFlags },
      // A window and a storage of its own: a tab behind another one gets no frames, and would see the other's data.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  concurrency: 2,
  // A small machine takes its time for the first run, which compiles every module.
  testFramework: { config: { timeout: 15_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  // A warning of Lit, such as a change in an update, fails the test that caused it; its notice of dev mode is silenced.
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
