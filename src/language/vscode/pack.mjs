// Builds the extension for VS Code: its client in one file, and the package to install (`.vsix`).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { rolldown } from 'rolldown';

const here = new URL('./', import.meta.url);
const project = new URL('../../../', import.meta.url);

/** Files of the package by path. @returns {Promise<Record<string, Uint8Array>>} */
export async function packFiles() {
  const read = (/** @type {URL} */ base, /** @type {string} */ name) =>
    readFile(new URL(name, base));
  const manifest = JSON.parse(String(await read(here, 'package.json')));
  return {
    '[Content_Types].xml': encode(contentTypes),
    'extension.vsixmanifest': encode(vsixManifest(manifest)),
    'extension/package.json': await read(here, 'package.json'),
    'extension/snippets.json': await read(here, 'snippets.json'),
    'extension/readme.md': await read(here, 'README.md'),
    'extension/LICENSE.txt': await read(project, 'LICENSE'),
    'extension/extension.cjs': encode(await bundle()),
  };
}

/** The client with the library that it uses, as one CommonJS module. @returns {Promise<string>} */
async function bundle() {
  const build = await rolldown({
    input: fileURLToPath(new URL('extension.ts', here)),
    external: ['vscode'],
    platform: 'node',
  });
  const { output } = await build.generate({ format: 'cjs', minify: true });
  await build.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error('Expected one file');
  return chunk.code;
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".vsixmanifest" ContentType="text/xml"/><Default Extension=".cjs" ContentType="application/javascript"/><Default Extension=".md" ContentType="text/markdown"/><Default Extension=".txt" ContentType="text/plain"/></Types>
`;

/** What a gallery and the installer read. */
function vsixManifest({
  name,
  publisher,
  version,
  displayName,
  description,
  engines,
  categories,
  keywords,
}) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escapeXml(name)}" Version="${escapeXml(version)}" Publisher="${escapeXml(publisher)}"/>
    <DisplayName>${escapeXml(displayName)}</DisplayName>
    <Description xml:space="preserve">${escapeXml(description)}</Description>
    <Tags>${escapeXml(keywords.join(','))}</Tags>
    <Categories>${escapeXml(categories.join(','))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escapeXml(engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/readme.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

function escapeXml(/** @type {string} */ text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('dist/vscode/', project);
  const { name, version } = JSON.parse(await readFile(new URL('package.json', here), 'utf8'));
  const file = new URL(`${name}-${version}.vsix`, folder);
  await mkdir(folder, { recursive: true });
  // The same bytes each time: a time stamp would differ.
  await writeFile(file, zipSync(await packFiles(), { mtime: '1980-01-01T00:00:00' }));
  process.stdout.write(`${fileURLToPath(file)}\n`);
}
