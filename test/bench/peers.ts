import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A site generator with what it needs to make like pages of the same posts. */
export interface Peer {
  readonly name: string;
  /** Installs it into a folder, once, and gives its version; throws where that can't be done. */
  readonly install: (folder: string) => string;
  /** Where posts go. */
  readonly posts: string;
  readonly out: string;
  /** The line that builds the site, without the search index. */
  readonly build: string;
  /** What is left of an earlier build. */
  readonly leftovers: readonly string[];
}

const pagefind = 'pagefind@1.5.2';

/** Pages of posts, services, severities and tags, a home page and a feed. */
export const peers: readonly Peer[] = [
  {
    name: 'Eleventy',
    posts: 'posts',
    out: '_site',
    build: 'npx eleventy --quiet',
    leftovers: ['_site'],
    install: (folder) => {
      writeAll(folder, {
        'package.json': '{ "private": true, "type": "module" }',
        'eleventy.config.js': `import markdownIt from 'markdown-it';
export default (config) => {
  config.setLibrary('md', markdownIt({ html: true, linkify: true }));
  config.addCollection('posts', (api) => api.getFilteredByGlob('posts/*.md').reverse());
  for (const name of ['services', 'severity', 'tags'])
    config.addCollection('by_' + name, (api) => {
      const groups = new Map();
      for (const post of api.getFilteredByGlob('posts/*.md'))
        for (const value of [post.data[name]].flat()) groups.set(value, [...(groups.get(value) ?? []), post]);
      return [...groups].map(([value, posts]) => ({ value, posts }));
    });
  return { markdownTemplateEngine: false, dir: { layouts: 'layouts' } };
};
`,
        'posts/posts.json': '{ "layout": "post.njk" }',
        'layouts/base.njk': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><header><a href="/">Home</a></header>{{ content | safe }}</body></html>`,
        'layouts/post.njk': `---\nlayout: base.njk\n---\n<main data-pagefind-body><h1>{{ title }}</h1><p>{{ severity }} <time>{{ date }}</time></p><ul>{% for s in services %}<li data-pagefind-filter="service">{{ s }}</li>{% endfor %}</ul><ul>{% for t in tags %}<li data-pagefind-filter="tag">{{ t }}</li>{% endfor %}</ul>{{ content | safe }}</main>`,
        'index.njk': `---\nlayout: base.njk\ntitle: Home\n---\n<ul>{% for post in collections.posts | slice(1) | first %}{% if loop.index < 100 %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endif %}{% endfor %}</ul>`,
        'feed.njk': `---\npermalink: feed.xml\n---\n<feed xmlns="http://www.w3.org/2005/Atom">{% for post in collections.posts %}{% if loop.index < 30 %}<entry><title>{{ post.data.title }}</title><content type="html">{{ post.templateContent | escape }}</content></entry>{% endif %}{% endfor %}</feed>`,
        ...Object.fromEntries(
          ['services', 'severity', 'tags'].map((name) => [
            `${name}.njk`,
            `---\nlayout: base.njk\ntitle: ${name}\npagination:\n  data: collections.by_${name}\n  size: 1\n  alias: group\npermalink: ${name}/{{ group[0].value or group.value }}/\n---\n<ul>{% for post in group.posts %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endfor %}</ul>`,
          ]),
        ),
      });
      return npmInstall(folder, ['@11ty/eleventy@3.1.7', 'markdown-it@14', pagefind]);
    },
  },
  {
    name: 'Hugo',
    posts: 'content/posts',
    out: 'public',
    build: 'hugo --quiet',
    leftovers: ['public', 'resources'],
    install: (folder) => {
      if (!isThere('hugo', ['version'])) {
        execFileSync('apt-get', ['install', '-y', 'hugo'], { stdio: 'ignore' });
      }
      const base = (content: string): string =>
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><header><a href="/">Home</a></header>${content}</body></html>`;
      writeAll(folder, {
        'package.json': '{ "private": true }',
        'config.toml':
          'baseURL = "https://example.org/"\ntitle = "Bench"\n[taxonomies]\nservice = "services"\ntag = "tags"\n[markup.goldmark.renderer]\nunsafe = true\n',
        'layouts/_default/single.html': base(
          '<main data-pagefind-body><h1>{{ .Title }}</h1><p>{{ .Params.severity }} <time>{{ .Date }}</time></p><ul>{{ range .Params.services }}<li data-pagefind-filter="service">{{ . }}</li>{{ end }}</ul><ul>{{ range .Params.tags }}<li data-pagefind-filter="tag">{{ . }}</li>{{ end }}</ul>{{ .Content }}</main>',
        ),
        'layouts/_default/list.html': base(
          '<ul>{{ range first 100 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
        ),
      });
      npmInstall(folder, [pagefind]);
      return execFileSync('hugo', ['version'], { encoding: 'utf8' }).split(' ')[1] ?? '';
    },
  },
  {
    name: 'Astro',
    posts: 'src/content/posts',
    out: 'dist',
    build: 'npx astro build --silent',
    leftovers: ['dist', '.astro', 'node_modules/.astro'],
    install: (folder) => {
      writeAll(folder, {
        'package.json': '{ "private": true, "type": "module" }',
        'astro.config.mjs':
          "import { defineConfig } from 'astro/config';\nexport default defineConfig({ site: 'https://example.org' });\n",
        'src/content.config.ts': `import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { posts: defineCollection({
  loader: glob({ pattern: '*.md', base: './src/content/posts' }),
  schema: z.object({ title: z.string(), date: z.date(), severity: z.string(), services: z.array(z.string()), tags: z.array(z.string()) }),
}) };
`,
        'src/pages/index.astro': `---\nimport { getCollection } from 'astro:content';\nconst posts = (await getCollection('posts')).slice(0, 100);\n---\n<html lang="en"><head><title>Bench</title></head><body><ul>{posts.map((post) => <li><a href={'/posts/' + post.id + '/'}>{post.data.title}</a></li>)}</ul></body></html>\n`,
        'src/pages/posts/[id].astro': `---\nimport { getCollection, render } from 'astro:content';\nexport const getStaticPaths = async () => (await getCollection('posts')).map((post) => ({ params: { id: post.id }, props: { post } }));\nconst { post } = Astro.props;\nconst { Content } = await render(post);\n---\n<html lang="en"><head><title>{post.data.title}</title></head><body><main data-pagefind-body><h1>{post.data.title}</h1><ul>{post.data.services.map((name) => <li data-pagefind-filter="service">{name}</li>)}</ul><ul>{post.data.tags.map((name) => <li data-pagefind-filter="tag">{name}</li>)}</ul><Content /></main></body></html>\n`,
        ...Object.fromEntries(
          ['services', 'tags'].map((name) => [
            `src/pages/${name}/[value].astro`,
            `---\nimport { getCollection } from 'astro:content';\nexport const getStaticPaths = async () => { const posts = await getCollection('posts'); return [...new Set(posts.flatMap((post) => post.data.${name}))].map((value) => ({ params: { value }, props: { posts: posts.filter((post) => post.data.${name}.includes(value)) } })); };\nconst { posts } = Astro.props;\n---\n<html lang="en"><head><title>${name}</title></head><body><ul>{posts.map((post) => <li><a href={'/posts/' + post.id + '/'}>{post.data.title}</a></li>)}</ul></body></html>\n`,
          ]),
        ),
        'src/pages/feed.xml.js': `import rss from '@astrojs/rss';\nimport { getCollection } from 'astro:content';\nexport const GET = async (context) => rss({ title: 'Bench', description: 'Bench', site: context.site, items: (await getCollection('posts')).slice(0, 30).map((post) => ({ title: post.data.title, pubDate: post.data.date, link: '/posts/' + post.id + '/' })) });\n`,
      });
      return npmInstall(folder, ['astro@5', '@astrojs/rss@4', pagefind]);
    },
  },
];

/** Copies posts into a peer's folder and takes away what an earlier build left. */
export function prepare({ posts, leftovers }: Peer, folder: string, from: string): void {
  for (const name of leftovers) rmSync(join(folder, name), { recursive: true, force: true });
  cpSync(from, join(folder, posts), { recursive: true });
}

/** The line that builds a peer's site and its search index. */
export const buildLine = ({ build, out }: Peer): string =>
  `${build} && npx pagefind --site ${out} --quiet`;

function npmInstall(folder: string, packages: readonly string[]): string {
  const [first = ''] = packages;
  const name = first.slice(0, first.lastIndexOf('@'));
  if (!existsSync(join(folder, 'node_modules', name))) {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
      cwd: folder,
      stdio: 'ignore',
    });
  }
  const version = `process.stdout.write(JSON.parse(require('fs').readFileSync('node_modules/${name}/package.json')).version)`;
  return execFileSync(process.execPath, ['-e', version], { cwd: folder, encoding: 'utf8' });
}

function isThere(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
