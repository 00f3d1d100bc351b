import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { basePath, exampleData } from './patients.js';
import { resourcesFrom } from './resources.js';
import { FhirServer, sendOutcome } from './server.js';
import { SmartServer } from './smart.js';

/** Handles requests for FHIR, the SMART launch and the reset of the demo. */
export async function fhirMiddleware() {
  const fhir = new FhirServer();
  const smart = new SmartServer();
  const fill = () => fhir.load(resourcesFrom(exampleData(new Date().toISOString().slice(0, 10))));
  await fill();

  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const address = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const { pathname } = address;
    if (pathname === `${basePath}/.well-known/smart-configuration`) {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(smart.configuration(address.origin)));
    } else if (pathname === '/auth/authorize') smart.authorize(address, response);
    else if (pathname === '/auth/token') {
      void text(request).then((body) => smart.token(new URLSearchParams(body), response));
    } else if (pathname === '/reset' && request.method === 'POST') {
      fhir.repository.clear();
      void fill().then(() => response.end());
    } else if (pathname === basePath || pathname.startsWith(`${basePath}/`)) {
      if (smart.allows(request)) void fhir.handle(request, response, `${basePath}/`);
      else sendOutcome(response, 401, 'login');
    } else next();
  };
}
