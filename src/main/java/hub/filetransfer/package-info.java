/** Files that come and go by themselves: watched folders, SFTP servers, calendars. What stands in them is hub.exchange's. */
package hub.filetransfer;
