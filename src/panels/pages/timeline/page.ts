import { connect } from '../host.js';
import { toPageShape, type FromPage } from '../../timeline/messages.js';
import { html } from '../elements.js';
import { Model } from './model.js';
import { viewShape, type View } from './view.js';
import { eventWords } from './words.js';

let model: Model | undefined;

const host = connect<ToPageMessage, FromPage, View>(toPageShape, viewShape, (message) => {
  if (message.is === 'show') model = new Model(message);
  else model?.update(message);
  draw();
});
type ToPageMessage = ReturnType<(typeof toPageShape)['parse']>;

function draw(): void {
  const shown = model;
  if (!shown) return;
  const events = shown.wanted({});
  document.body.replaceChildren(
    html(
      'ul',
      {},
      ...events.map((event) => {
        const b = html('button', {}, eventWords(event, shown));
        b.addEventListener('click', () => {
          host.post({ is: 'open', event: event.id });
        });
        return html('li', {}, b);
      }),
    ),
  );
}
