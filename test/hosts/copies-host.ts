import { html, LitElement } from 'lit';

/** An element that a host made itself. */
class HostOwn extends LitElement {
  protected override render() {
    return html`<p>van de host</p>`;
  }
}

customElements.define('host-own', HostOwn);
document.body.append(document.createElement('host-own'));
