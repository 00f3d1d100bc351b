import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import demo from '../../vite.config.js';
import { exampleData } from '../fhir/patients.js';
import { exampleServer } from './server.js';

/** The example server under `/rest` on the origin of the demo. `/reset` restores its data. */
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

export default defineConfig(
  mergeConfig(demo, {
    mode: 'rest',
    plugins: [restServer],
    build: { outDir: join(import.meta.dirname, '..', '..', 'dist-demo', 'rest') },
  }),
);
