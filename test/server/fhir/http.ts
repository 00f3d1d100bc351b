import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface ScriptedServer {
  readonly baseUrl: string;
  readonly requests: string[];
  close(): Promise<void>;
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export async function serve(handle: RequestHandler): Promise<ScriptedServer> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}/fhir`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function sendFhir(response: ServerResponse, resource: object, status = 200, headers: object = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/fhir+json', ...headers }).end(JSON.stringify(resource));
}

export const bundleOf = (resources: readonly object[], rest: object = {}): object => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  ...rest,
});

export const options = () => ({ signal: new AbortController().signal });

export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error('The promise rejected with a value that is not an Error.', { cause: error });
  }
  throw new Error('The promise did not reject.');
}
