import { html, LitElement } from 'lit';

/** A custom element of the host page. */
class HostOwn extends LitElement {
  protected override render() {
    return html`<p>van de host</p>`;
  }
}

customElements.define('host-own', HostOwn);
document.body.append(document.createElement('host-own'));
