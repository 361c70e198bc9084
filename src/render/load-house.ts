import {
  dataFileNames,
  findDataFile,
  type LoadedConfig,
  loadConfig,
} from '../config/load-config.ts';
import { readTexts } from '../site/texts/read-texts.ts';

const textsName = 'texts';

/** Names under which a site's own texts are found in its root. */
export const textsNames: readonly string[] = dataFileNames(textsName);

/**
 * Reads all that the root of a site says of its house: the configuration, as `loadConfig` does, and the
 * site's own texts in `texts.yaml`, `.toml` or `.json`.
 */
export async function loadHouse(root: string, explicit: string | null): Promise<LoadedConfig> {
  const { config, messages, path } = await loadConfig(root, explicit);
  const file = await findDataFile(root, textsName);
  if (file === null) return { config, messages, path };
  const own = readTexts(file.text, file.language, file.path, config.language);
  return {
    config: { ...config, texts: own.texts },
    messages: [...messages, ...own.messages],
    path,
  };
}
