'use strict';
(() => {
  const graph = JSON.parse(document.getElementById('graph').textContent);
  const svg = document.getElementById('picture');
  const panel = document.getElementById('details');
  const filter = document.getElementById('filter');
  const names = new Map(graph.services.map(service => [service.id, service]));
  const words = { host: 'this host', lan: 'LAN', internet: 'internet' };
  const all = selector => [...svg.querySelectorAll(selector)];
  const cards = new Map(all('.card').map(card => [card.dataset.s, card]));
  const edges = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  edges.id = 'edges';
  // Behind the cards, whose texts stay readable.
  svg.insertBefore(edges, svg.querySelector('.card'));
  let picked = null;
  let vantage = '';

  // Who reaches whom: id or vantage -> id -> { ports, by }.
  const out = new Map();
  const into = new Map();
  const note = (map, from, to, reach) => {
    if (!map.has(from)) map.set(from, new Map());
    const found = map.get(from);
    if (!found.has(to)) found.set(to, { ports: [], by: reach.by });
    const port = reach.port + (reach.protocol === 'tcp' ? '' : '/' + reach.protocol);
    if (reach.by !== 'published port') found.get(to).by = reach.by;
    if (!found.get(to).ports.includes(port)) found.get(to).ports.push(port);
  };
  for (const reach of graph.reaches)
    for (const from of reach.from)
      for (const to of reach.to)
        if (from !== to) { note(out, from, to, reach); note(into, to, from, reach); }

  // pan and zoom: the view box.
  const whole = svg.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let box = { ...home };
  const show = () => svg.setAttribute('viewBox', [box.x, box.y, box.width, box.height].map(n => Math.round(n * 100) / 100).join(' '));
  const zoom = (factor, x = box.x + box.width / 2, y = box.y + box.height / 2) => {
    const width = Math.min(home.width * 4, Math.max(home.width / 40, box.width * factor));
    const scale = width / box.width;
    box = { x: x - (x - box.x) * scale, y: y - (y - box.y) * scale, width, height: box.height * scale };
    show();
  };
  const fit = () => { box = { ...home }; show(); };
  const at = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  svg.addEventListener('wheel', event => {
    event.preventDefault();
    const point = at(event);
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, point.x, point.y);
  }, { passive: false });
  let drag = null;
  let moved = false;
  svg.addEventListener('pointerdown', event => { if (event.button === 0) { drag = at(event); moved = false; } });
  svg.addEventListener('pointermove', event => {
    if (!drag) return;
    const point = at(event);
    if (!moved && Math.hypot(point.x - drag.x, point.y - drag.y) < 4) return;
    if (!moved) svg.setPointerCapture(event.pointerId);
    moved = true;
    svg.classList.add('drags');
    box.x += drag.x - point.x;
    box.y += drag.y - point.y;
    show();
  });
  for (const end of ['pointerup', 'pointercancel'])
    svg.addEventListener(end, () => { drag = null; svg.classList.remove('drags'); });
  document.getElementById('in').addEventListener('click', () => zoom(1 / 1.3));
  document.getElementById('out').addEventListener('click', () => zoom(1.3));
  document.getElementById('fit').addEventListener('click', fit);

  // details.
  const add = (parent, kind, text, style) => {
    const element = document.createElement(kind);
    element.textContent = text;
    if (style) element.className = style;
    parent.append(element);
    return element;
  };
  const list = (title, lines) => {
    if (lines.length === 0) return;
    add(panel, 'h3', title);
    const items = add(panel, 'ul', '');
    for (const line of lines) add(items, 'li', line);
  };
  const label = id => words[id] ?? names.get(id)?.name ?? id;
  const lines = found => found ? [...found].map(([id, reach]) => label(id) + ': ' + reach.ports.join(', ') + (reach.by === 'network' ? '' : ' (' + reach.by + ')')) : [];
  const describe = id => {
    const service = names.get(id);
    panel.replaceChildren();
    if (!service) { add(panel, 'p', 'Choose a service to see whom it reaches and who reaches it.', 'soft'); return; }
    add(panel, 'h2', service.name);
    add(panel, 'p', service.image, 'soft');
    add(panel, 'p', service.at, 'soft');
    if (service.absence) add(panel, 'p', service.absence);
    list('Networks', service.network === 'networks'
      ? graph.memberships.filter(member => member.service === id).map(member => {
          const network = graph.networks.find(other => other.id === member.network);
          return network.name + (member.address ? ' at ' + member.address : '') + (member.aliases.length ? ', also called ' + member.aliases.join(', ') : '');
        })
      : [service.network === 'shared' ? 'that of ' + service.sharesWith : service.network]);
    list('Sockets of the machine', graph.publications.filter(port => port.service === id)
      .map(port => port.socket + ' → ' + port.inside + '/' + port.protocol + ': ' + (port.openFrom.map(from => words[from]).join(', ') || 'not open')));
    list('Reaches', lines(out.get(id)));
    list('Reached by', lines(into.get(id)));
  };

  // selection, vantage, filter.
  const curve = (from, to, style) => {
    const [a, b] = [from, to].map(card => card.querySelector('rect.box')).map(rect => ['x', 'y', 'width', 'height'].map(key => rect[key].baseVal.value));
    const [x1, y1, x2, y2] = [a[0] + a[2] / 2, a[1] + a[3] / 2, b[0] + b[2] / 2, b[1] + b[3] / 2];
    const bend = Math.max(40, Math.abs(y2 - y1) / 3);
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('class', 'edge ' + style);
    path.setAttribute('d', `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}`);
    edges.append(path);
  };
  const paint = () => {
    edges.replaceChildren();
    const text = filter.value.trim().toLowerCase();
    const hides = id => text !== '' && !names.get(id)?.name.toLowerCase().includes(text);
    const targets = picked ? out.get(picked) : vantage ? out.get(vantage) : null;
    const askers = picked ? into.get(picked) : null;
    const lights = picked !== null || vantage !== '';
    for (const [id, card] of cards) {
      const lit = targets?.has(id) ?? false;
      const asks = askers?.has(id) ?? false;
      card.classList.toggle('hidden', hides(id));
      card.classList.toggle('picked', id === picked);
      card.classList.toggle('lit', lit);
      card.classList.toggle('asks', asks && !lit);
      card.classList.toggle('dim', lights && id !== picked && !lit && !asks);
      card.setAttribute('aria-pressed', String(id === picked));
      if (!picked || hides(id) || hides(picked) || !cards.has(picked)) continue;
      if (lit) curve(cards.get(picked), card, targets.get(id).by === 'published port' ? 'published' : 'out');
      else if (asks) curve(card, cards.get(picked), 'in');
    }
    for (const guest of all('.guest')) {
      const id = guest.dataset.s;
      guest.classList.toggle('hidden', hides(id));
      guest.classList.toggle('dim', lights && id !== picked && !targets?.has(id) && !askers?.has(id));
    }
    for (const socket of all('.socket')) {
      const id = socket.dataset.s;
      socket.classList.toggle('hidden', hides(id) || vantage !== '' && !socket.dataset.v.split(' ').includes(vantage));
      socket.classList.toggle('dim', picked !== null && id !== picked);
    }
  };
  const pick = id => { picked = id === picked ? null : id; describe(picked); paint(); };
  for (const thing of [...cards.values(), ...all('.guest')]) {
    const id = thing.dataset.s;
    thing.setAttribute('tabindex', '0');
    thing.setAttribute('role', 'button');
    thing.setAttribute('aria-label', names.get(id)?.name ?? id);
    thing.addEventListener('click', () => { if (!moved) pick(id); });
    thing.addEventListener('pointerenter', () => { if (!picked) describe(id); });
    thing.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      pick(id);
    });
  }
  svg.addEventListener('click', event => { if (!moved && picked && !event.target.closest('.card,.guest')) pick(picked); });
  filter.addEventListener('input', paint);
  for (const radio of document.querySelectorAll('input[name=vantage]'))
    radio.addEventListener('change', () => { vantage = radio.value; if (vantage) picked = null; describe(picked); paint(); });
  document.addEventListener('keydown', event => {
    if (event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = box.width / 12;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (event.key === '+' || event.key === '=') zoom(1 / 1.3);
    else if (event.key === '-') zoom(1.3);
    else if (event.key === '0') fit();
    else if (event.key === 'Escape' && picked) pick(picked);
    else if (event.key === '/') { event.preventDefault(); filter.focus(); }
    else if (moves[event.key]) { event.preventDefault(); box.x += moves[event.key][0]; box.y += moves[event.key][1]; show(); }
  });
  describe(null);
  paint();
})();
