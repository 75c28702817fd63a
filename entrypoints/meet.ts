import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findPage, leaveLink } from '../components/frame/link.ts';
import { browserPort } from '../utils/messages/port.ts';

/** The first script of the frame: finds its page while the second, which draws, is fetched and compiled (decision 351). */
export default defineUnlistedScript(() => leaveLink(findPage(window, browserPort)));
