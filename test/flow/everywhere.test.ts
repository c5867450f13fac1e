import { embedded } from "./everywhere/embedded.ts";
import { tellOn } from "./everywhere/floor.ts";
import { stories } from "./everywhere/stories.ts";

tellOn("embedded,", embedded, await stories());
