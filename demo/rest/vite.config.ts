import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import demo from '../../vite.config.js';
import { exampleData } from '../fhir/patients.js';
import { exampleServer } from './server.js';

/** Under `/rest` on the demo's own origin; `/reset` starts it again. */
const restServer: Plugin = {
  name: 'rest-server',
  configurePreviewServer({ middlewares }) {
    const start = () => exampleServer(exampleData(new Date().toISOString().slice(0, 10)));
    let server = start();
    middlewares.use('/rest', (request, response) => void server.emit('request', request, response));
    middlewares.use('/reset', (_, response) => {
      server = start();
      response.end();
    });
  },
};

/** The demo site with the example server behind it: `npm run demo:rest`. */
export default defineConfig(
  mergeConfig(demo, {
    mode: 'rest',
    plugins: [restServer],
    build: { outDir: join(import.meta.dirname, '..', '..', 'dist-demo', 'rest') },
  }),
);
