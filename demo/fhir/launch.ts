import { oauth2 } from 'fhirclient';
import { basePath, patients } from './patients.js';

const parameters = new URLSearchParams(location.search);
const issuer = new URL(basePath, location.origin).href;
const pages = { portal: 'Patiëntportaal', viewer: 'Dossierviewer' };

// A record opens this page with the parameters iss and launch. Without them, the page lists such launches.
if (parameters.has('iss')) {
  document.querySelector('#busy')!.textContent = 'U wordt ingelogd.';
  await oauth2.authorize({
    clientId: 'pro-widgets-demo',
    scope: 'launch patient/*.cruds',
    redirectUri: parameters.get('page') === 'viewer' ? '../viewer.html' : '../portal.html',
  });
} else {
  const launches = patients.flatMap(({ id, name, about }) =>
    Object.entries(pages).map(([page, title]) => line(`${name}: ${title}`, about, { launch: id, page })),
  );
  document.querySelector('#launches')!.replaceChildren(...launches);
}

function line(title: string, about: string, launch: Record<string, string>): HTMLElement {
  const link = document.createElement('a');
  link.href = `?${new URLSearchParams({ iss: issuer, ...launch })}`;
  const name = document.createElement('strong');
  name.textContent = title;
  link.append(name, about);
  const item = document.createElement('li');
  item.append(link);
  return item;
}
