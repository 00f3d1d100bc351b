// A portal that loads nothing of ours: it talks with the page in its iframe, by SMART Web Messaging for SDC.

/** Where dist/frame is served. A real portal writes its address here. */
const renderer = new URL(new URLSearchParams(location.search).get('renderer') ?? '', location.href);
const handle = crypto.randomUUID();
const frame = document.querySelector('iframe');
const outcome = document.querySelector('#outcome');

const subject = { reference: 'Patient/voorbeeld', display: 'Voorbeeldpatiënt' };
const questionnaire = {
  resourceType: 'Questionnaire',
  url: 'https://pro-widgets.example/Questionnaire/lopen',
  version: '1.0',
  status: 'active',
  language: 'nl',
  title: 'Lopen',
  item: [
    { linkId: 'alleen', type: 'boolean', text: 'Loopt u alleen?', required: true },
    { linkId: 'minuten', type: 'integer', text: 'Hoeveel minuten liep u gisteren?' },
  ],
};

/** Your own server gets the answers here. */
let answers;

/** What the renderer asks or tells, and the payload of the answer. */
const received = {
  'status.handshake': () => {
    // It is there: now it can be told what to show.
    send('sdc.configure', { configuration: { language: 'nl', readers: 'uw fysiotherapeut' } });
    send('sdc.configureContext', { context: { subject } });
    send('sdc.displayQuestionnaire', { questionnaire });
    return { application: { name: 'Ziekenhuis Voorbeeld' } };
  },
  'sdc.ui.changedQuestionnaireResponse': ({ questionnaireResponse }) => {
    answers = questionnaireResponse;
    return { status: 'success' };
  },
  'sdc.ui.changedFocus': () => ({ status: 'success' }),
  'ui.done': () => {
    outcome.textContent = `Ontvangen: vragenlijst met ${answers.item.length} antwoorden.`;
    return { status: answers.status === 'completed' ? 'success' : 'error' };
  },
};

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== renderer.origin || data.messagingHandle !== handle) return;
  const { messageId, messageType, responseToMessageId, payload } = data;
  if (responseToMessageId) {
    if (payload.status === 'error') outcome.textContent = payload.outcome.issue.map((one) => one.diagnostics).join(' ');
    return;
  }
  post({
    messageId: crypto.randomUUID(),
    responseToMessageId: messageId,
    payload: received[messageType]?.(payload) ?? {},
  });
});

function send(messageType, payload) {
  post({ messagingHandle: handle, messageId: crypto.randomUUID(), messageType, payload });
}

function post(message) {
  frame.contentWindow.postMessage(message, renderer.origin);
}

renderer.search = new URLSearchParams({ messaging_handle: handle, messaging_origin: location.origin });
frame.src = renderer.href;
