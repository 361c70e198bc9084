// A button that copies a block of code.

const { copy, copied } = document.querySelector<HTMLElement>('[data-copy]')?.dataset ?? {};

for (const block of document.querySelectorAll<HTMLElement>('.prose pre')) {
  if (copy === undefined || copied === undefined || !navigator.clipboard) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '');
    button.textContent = copied;
    setTimeout(() => {
      button.textContent = copy;
    }, 2000);
  });
  const frame = document.createElement('div');
  frame.className = 'code';
  block.replaceWith(frame);
  frame.append(block, button);
}

export {};
