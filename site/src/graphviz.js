// The worker in which Graphviz lays out: it is apart from the program so that a layout
// which takes too long can be ended.
import {instance} from '@viz-js/viz';

const viz = instance();
onmessage = async ({data: {id, dot}}) => {
  try {
    postMessage({id, plain: (await viz).renderString(dot, {format: 'plain'})});
  } catch (e) {
    postMessage({id, error: String(e)});
  }
};
