import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import demo from '../../vite.config.js';
import { fhirMiddleware } from './middleware.js';

const here = import.meta.dirname;

const fhirServer: Plugin = {
  name: 'fhir-server',
  configurePreviewServer: async ({ middlewares }) => void middlewares.use(await fhirMiddleware()),
};

/** The demo site with a FHIR server: `npm run demo:fhir`. */
export default defineConfig(
  mergeConfig(demo, {
    mode: 'fhir',
    plugins: [fhirServer],
    build: {
      outDir: join(here, '..', '..', 'dist-demo', 'fhir'),
      rolldownOptions: { input: [join(here, 'launch.html')] },
    },
  }),
);
